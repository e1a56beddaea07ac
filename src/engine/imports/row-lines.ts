// An export as Headroom writes it has one row per line. Rows are parsed and released one after another. Parsed together, a year
// is half a gigabyte of objects, and garbage collection takes longer than reading.

/** The text of an export, and where its rows stand in it. */
export interface RowLines {
  /** All but the rows. */
  readonly head: Record<string, unknown>;
  /** How many lines of rows there are. */
  readonly count: number;
  /** The rows as they are parsed. Throws `SyntaxError` at a line that is no row. */
  rows(): Generator<unknown>;
}

const opening = '"observations":[\n';

/** Null where the file is laid out in another way, or does not end as an export does: then it is parsed as a whole. */
export function readRowLines(text: string): RowLines | null {
  const headEnd = text.indexOf(opening);
  const end = endOfRows(text);
  const from = headEnd + opening.length;
  if (headEnd < 0 || end < from) return null;
  try {
    const head: unknown = JSON.parse(`${text.slice(0, headEnd)}"observations":[]}`);
    const lines = () => linesOf(text, from, end);
    // The first row shows whether each row has a line of its own.
    for (const line of lines()) {
      JSON.parse(line);
      break;
    }
    let count = 0;
    for (const _ of lines()) count += 1;
    return {
      head: head as Record<string, unknown>,
      count,
      *rows() {
        for (const line of lines()) yield JSON.parse(line);
      },
    };
  } catch {
    return null;
  }
}

/** Where the last row ends; −1 where the text does not end with the end of an export. */
function endOfRows(text: string): number {
  return /\]\}\s*$/.test(text.slice(-8)) ? text.lastIndexOf(']}') : -1;
}

/** The lines from `from` to `to` that are not blank, without the comma at their ends. */
function* linesOf(text: string, from: number, to: number): Generator<string> {
  for (let start = from; start < to; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 || next > to ? to : next;
    const last = text[end - 1] === ',' ? end - 1 : end;
    if (last > start) yield text.slice(start, last);
    start = end + 1;
  }
}
