export interface BuildTarget {
  readonly name: string;
  readonly title: string;
  readonly output: string;
  readonly command: () => readonly string[];
}
export const targets: readonly BuildTarget[];
type Named = Pick<BuildTarget, 'name' | 'output'>;
export function isBuilt(target: Named, env: NodeJS.ProcessEnv, folder?: string): boolean;
export function recordBuilt(target: Named, env: NodeJS.ProcessEnv, folder?: string): void;
