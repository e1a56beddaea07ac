type Cell = string | number | boolean | null | undefined;

/** A cell by RFC 4180. Text that a spreadsheet would run as a formula is told to be text. */
function cell(value: Cell): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without this mark a spreadsheet takes the file for one of the system's old code pages, and garbles a nickname. */
const utf8Mark = '\uFEFF';

/** A file's first line: what its columns are called. */
export function headLine(names: readonly string[]): string {
  return utf8Mark + line(names);
}

/** One line of cells, its end included. */
export function line(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

export function utc(at: number): string {
  return new Date(at).toISOString();
}
