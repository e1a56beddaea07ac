// The lines of text in a row of the page, as a reader sees them.

/** The heading of the row's section. Empty when there is none. */
export function headingOf(row: Element): string {
  const heading = row.closest('section')?.querySelector('h1,h2,h3');
  return heading ? textOf(heading) : '';
}

/** The first line of a row. */
export function rowTitleOf(row: Element): string {
  return linesOf(row)[0] ?? '';
}

/** The texts of a row's elements that have text of their own, in reading order. */
export function linesOf(row: Element): string[] {
  const owners = [...row.querySelectorAll('*')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
  );
  return owners.map(textOf).filter(Boolean);
}

/** All text of a node, with single spaces, also between neighbouring elements. */
export function textOf(node: Node): string {
  const text = node.nodeType === 3 ? (node.nodeValue ?? '') : [...node.childNodes].map(textOf).join(' ');
  return text.replace(/\s+/g, ' ').trim();
}
