// A page's row as the lines a reader sees.

/** The nearest heading above a row: its own section's. */
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

/** Everything a node says, white space single. Text of neighbours never runs together. */
export function textOf(node: Node): string {
  const text = node.nodeType === 3 ? (node.nodeValue ?? '') : [...node.childNodes].map(textOf).join(' ');
  return text.replace(/\s+/g, ' ').trim();
}
