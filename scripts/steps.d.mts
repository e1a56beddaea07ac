/** What is returned as text stands at the end of the step's line. */
export function step<T>(title: string, work: () => T | Promise<T>): Promise<T>;
export function seconds(ms: number): string;
