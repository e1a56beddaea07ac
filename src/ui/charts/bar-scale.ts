// The scale of a bar chart: its top is a round number, so that half of it is one, too.

const roundTops = [1, 2, 4, 6, 8, 10];

/** The smallest round number that is no less than `highest`; 1 where there is nothing. */
export function roundTop(highest: number): number {
  if (!(highest > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(highest));
  return unit * (roundTops.find((top) => top * unit >= highest * (1 - 1e-9)) ?? 10);
}
