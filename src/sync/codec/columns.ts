// Rows of plain JSON, stored by column. Ten thousand observations differ in a few numbers; everything else is said once.
//   version | rows | columns | per column: path, which rows have it, their values

import { type BytesIn, bytesIn, Malformed, orNull } from './bytes-in';
import { bytesOut } from './bytes-out';
import { type Run, readPath, readPresence, writePath, writePresence } from './column-frame';
import { type Budget, readValues, writeValues } from './column-values';
import { type LeafRuns, newRuns, push } from './leaf-runs';
import { absent, type Reading, rebuild } from './rebuild';
import { branchAt, columnsOf, type Leaf, newBranch, type Step, splitValue } from './shape-tree';

export type Row = Readonly<Record<string, unknown>>;

/** What a reader accepts; far above what is written (8 000 rows a segment), far below what could hurt. */
export const columnCaps = { rows: 65_536, paths: 8_192, cells: 4_000_000, weight: 64_000_000 } as const;

const version = 1;

interface Writing {
  /** Which rows have it, from the first on. */
  readonly present: Run[];
  readonly values: LeafRuns;
}

/** Rows of plain JSON as bytes, losing nothing but `undefined`. Throws `RangeError` past `columnCaps`. */
export function encodeColumns(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  if (rows.length > columnCaps.rows) throw new RangeError('too many rows for one segment');
  const root = newBranch<Writing>();
  for (const [index, row] of rows.entries()) {
    splitValue(root, row, (branch, leaf) => {
      branch.column ??= { present: [], values: newRuns() };
      append(branch.column, index, leaf);
    });
  }
  const columns = [...columnsOf(root)];
  if (columns.length > columnCaps.paths) throw new RangeError('too many paths for one segment');

  const out = bytesOut();
  out.byte(version);
  out.varint(rows.length);
  out.varint(columns.length);
  let last: readonly Step[] = [];
  for (const [path, column] of columns) {
    writePath(out, path, last);
    writePresence(out, column.present, rows.length);
    writeValues(out, column.values);
    last = path;
  }
  return out.done();
}

function append({ present, values }: Writing, row: number, leaf: Leaf): void {
  const last = present.at(-1);
  if (last?.to === row) last.to++;
  else present.push({ from: row, to: row + 1 });
  push(values, leaf);
}

/** The rows `encodeColumns` was given; null when the bytes are damaged, hostile or of a later version. */
export function decodeColumns(bytes: Uint8Array): readonly Row[] | null {
  return orNull(() => readColumns(bytesIn(bytes)));
}

function readColumns(input: BytesIn): Row[] {
  if (input.byte() !== version) throw new Malformed('unknown version');
  const rows = input.varint();
  const columns = input.varint();
  if (rows > columnCaps.rows || columns > columnCaps.paths) throw new Malformed('too large');

  const budget: Budget = { cells: columnCaps.cells, weight: columnCaps.weight };
  const root = newBranch<Reading>();
  let last: readonly Step[] = [];
  for (let i = 0; i < columns; i++) {
    last = readPath(input, last);
    const branch = last.reduce(branchAt<Reading>, root);
    if (branch === root || branch.column) throw new Malformed('two columns at one path');
    const present = readPresence(input, rows);
    const values = readValues(input, present.count, budget);
    branch.column = { runs: present.runs, values, run: 0, taken: 0 };
  }
  if (input.left > 0) throw new Malformed('bytes left over');
  return Array.from({ length: rows }, (_, row) => {
    const value = rebuild(root, row);
    if (value === absent) return {};
    if (Array.isArray(value)) throw new Malformed('row is a list');
    return value as Row;
  });
}
