/** One measured budget: a ratio against a baseline of the same run, or a size. Smaller is better unless said otherwise. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `×` for ratios, else the unit: KB, ms, points. */
  readonly unit: string;
  /** The bench fails beyond this. */
  readonly floor: number;
  readonly aim: number;
  readonly better?: 'lower' | 'higher';
  /** What the ratio is made of, for the reader: "12.1 ms ÷ 11.0 ms, 12 rounds". */
  readonly note?: string;
}

/** Whether a figure is on the good side of a bar. */
export function holds({ value, better = 'lower' }: Figure, bar: number): boolean {
  return better === 'lower' ? value <= bar : value >= bar;
}

/** The middle value; of an even number, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? Number.NaN) + upper) / 2;
}

/** The same variants in a new order each round, so that a machine that grows slower is unfair to all alike. */
export function shuffledRounds<T>(variants: readonly T[], rounds: number, random: () => number): T[] {
  return Array.from({ length: rounds }, () => shuffled(variants, random)).flat();
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
