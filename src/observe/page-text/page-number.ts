// Numbers as a page prints them: "93,394.5", "93.394,5", "93 394,5".

/** The decimal mark of a language: "," or ".". */
export function decimalMark(lang: string): string {
  return new Intl.NumberFormat(lang).format(0.5)[1] ?? '.';
}

/** The one number in `text` as a plain decimal string ("93394.5"), by the language's decimal mark; null for none or two. */
export function figureIn(text: string, mark: string): string | null {
  // A space between digits groups thousands, whichever of its four kinds the page prints.
  const figures = text.replace(/(\d)\s(?=\d{3}(?!\d))/g, '$1').match(/\d+(?:[.,’']\d+)*/g);
  const only = figures?.length === 1 ? figures[0] : undefined;
  if (only === undefined) return null;
  const [whole = '', fraction, ...more] = only.split(mark);
  const grouped = whole.split(/[.,’']/);
  const wellGrouped = grouped.slice(1).every((group) => group.length === 3);
  if (!wellGrouped || more.length > 0 || /\D/.test(fraction ?? '')) return null;
  return grouped.join('') + (fraction ? `.${fraction}` : '');
}
