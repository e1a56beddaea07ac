// How much room a label of a chart takes: measured where there is a canvas, else estimated.

/** `--text-xs` in rem. */
const labelRem = 0.6875;
/** Estimated for 11 px. Figures and capitals are about 6.4 px wide; Chinese, Japanese and Korean signs are square. */
const letterPx = 6.4;
const squarePx = 11;
const firstSquare = '\u1100';

/** How wide a label of a chart is in `--text-xs`, in px. Estimated, rather too wide than too narrow, where there is no layout. */
export function labelWidth(text: string): number {
  return measured(text) ?? estimated(text);
}

/** What measures, and the language whose font it has. */
let pen: { readonly context: CanvasRenderingContext2D; readonly language: string } | null = null;

function measured(text: string): number | null {
  if (typeof document === 'undefined') return null;
  const language = document.documentElement.lang;
  if (pen?.language !== language) pen = penFor(language);
  return pen && Math.ceil(pen.context.measureText(text).width);
}

/** Null where there is no canvas. A language may have a font of its own. */
function penFor(language: string): typeof pen {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // The widest that charts use.
  context.font = `600 ${labelRem * rootPx}px ${getComputedStyle(document.body).fontFamily}`;
  return { context, language };
}

function estimated(text: string): number {
  let width = 0;
  for (const letter of text) width += letter >= firstSquare ? squarePx : letterPx;
  return width;
}
