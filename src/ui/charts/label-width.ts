/** As `--text-xs` is drawn: 11 px. Figures and capitals are about 6.4 px wide; Chinese, Japanese and Korean signs are square. */
const letterPx = 6.4;
const squarePx = 11;
const firstSquare = '\u1100';

/** About how wide a label of a chart is, in px: too wide rather than too narrow. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter >= firstSquare ? squarePx : letterPx;
  return width;
}
