/** One measured budget: a ratio against a baseline of the same run, or a size. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `×` for ratios, else the unit: KB (1 000 bytes), ms, points, requests. */
  readonly unit: string;
  /** The bench fails beyond this. Null where the figure is only reported. */
  readonly floor: number | null;
  /** What the project works towards. Null where the figure is only reported. */
  readonly aim: number | null;
  /** Which side of a bar is the good one; `lower` when absent. */
  readonly better?: 'lower' | 'higher';
  /** What the value is made of, for the reader: "12.1 ms ÷ 11.0 ms, 12 rounds". */
  readonly note?: string;
}

/** Whether a figure is on the good side of a bar. True where there is no bar. */
export function holds({ value, better = 'lower' }: Figure, bar: number | null): boolean {
  if (bar === null) return true;
  return better === 'lower' ? value <= bar : value >= bar;
}

/** The ratio of two medians, both in milliseconds and named in the note. */
export function ratioFigure(
  name: string,
  { ours, base }: { readonly ours: readonly number[]; readonly base: readonly number[] },
  { floor, aim }: Pick<Figure, 'floor' | 'aim'>,
): Figure & { readonly note: string } {
  const [a, b] = [median(ours), median(base)];
  const note = `${milliseconds(a)} ÷ ${milliseconds(b)}, ${ours.length} rounds`;
  return { name, value: a / b, unit: '×', floor, aim, note };
}

/** One line of the report: ★ meets the aim, ✓ the floor, ✗ neither, · is only reported. */
export function reportLine(figure: Figure): string {
  const { name, value, unit, floor, aim, note } = figure;
  const shown = `${Number(value.toPrecision(3))} ${unit}`;
  const bars = floor === null || aim === null ? 'reported only' : `floor ${floor}, aim ${aim}`;
  return `${markOf(figure)} ${name.padEnd(52)} ${shown.padStart(10)}   ${bars}${note ? `   (${note})` : ''}`;
}

function markOf(figure: Figure): string {
  if (figure.floor === null) return '·';
  if (!holds(figure, figure.floor)) return '✗';
  return holds(figure, figure.aim) ? '★' : '✓';
}

/** The middle value; of an even number, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? Number.NaN) + upper) / 2;
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}
