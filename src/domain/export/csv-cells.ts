type Cell = string | number | boolean | null | undefined;

/** A cell by RFC 4180. A quote before text keeps a spreadsheet from running it as a formula. */
function cell(value: Cell): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Byte order mark. Without it spreadsheets read the file in an old code page and garble nicknames. */
const utf8Mark = '\uFEFF';

/** The first line of a file: the names of its columns. */
export function headLine(names: readonly string[]): string {
  return utf8Mark + line(names);
}

/** One line with its line end. */
export function line(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** An instant as ISO 8601 in UTC. */
export function utcText(at: number): string {
  return new Date(at).toISOString();
}
