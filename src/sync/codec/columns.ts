// Rows of plain JSON, stored by column. Observations differ in a few numbers; everything else is stored once.
//   version | rows | columns | per column: path, which rows have it, their values

import { type ByteReader, byteReader, MalformedError, nullIfMalformed } from './byte-reader';
import { byteWriter } from './byte-writer';
import { type Run, readPath, readPresence, writePath, writePresence } from './column-frame';
import { branchAt, columnsOf, type Leaf, newBranch, type Step, splitValue } from './column-tree';
import { type Budget, readValues, writeValues } from './column-values';
import { appendLeaf, type LeafRuns, newRuns } from './leaf-runs';
import { absent, type ColumnCursor, rowBuilder } from './rebuild-rows';

export type Row = Readonly<Record<string, unknown>>;

/** Limits for decoding: far above what we write (8 000 rows a segment), low enough to be harmless. */
export const columnCaps = { rows: 65_536, paths: 8_192, cells: 4_000_000, weight: 64_000_000 } as const;

const version = 1;

interface ColumnInProgress {
  /** The rows that have a value, in order. */
  readonly present: Run[];
  readonly values: LeafRuns;
}

/** Rows of plain JSON as bytes, losing nothing but `undefined`. Throws `RangeError` past `columnCaps`. */
export function encodeColumns(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  if (rows.length > columnCaps.rows) throw new RangeError('too many rows for one segment');
  const root = newBranch<ColumnInProgress>();
  for (const [index, row] of rows.entries()) {
    splitValue(root, row, (branch, leaf) => {
      branch.column ??= { present: [], values: newRuns() };
      append(branch.column, index, leaf);
    });
  }
  const columns = [...columnsOf(root)];
  if (columns.length > columnCaps.paths) throw new RangeError('too many paths for one segment');

  const out = byteWriter();
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

function append({ present, values }: ColumnInProgress, row: number, leaf: Leaf): void {
  const last = present.at(-1);
  if (last?.to === row) last.to++;
  else present.push({ from: row, to: row + 1 });
  appendLeaf(values, leaf);
}

/**
 * The rows `encodeColumns` was given; null when the bytes are damaged, hostile or of a later version. Where `isWanted` is
 * given, rows have the fields at the wanted paths alone: building rows takes most of the time.
 */
export function decodeColumns(
  bytes: Uint8Array,
  isWanted: (path: readonly Step[]) => boolean = () => true,
): readonly Row[] | null {
  return nullIfMalformed(() => readColumns(byteReader(bytes), isWanted));
}

function readColumns(input: ByteReader, isWanted: (path: readonly Step[]) => boolean): Row[] {
  if (input.byte() !== version) throw new MalformedError('unknown version');
  const rows = input.varint();
  const columns = input.varint();
  if (rows > columnCaps.rows || columns > columnCaps.paths) throw new MalformedError('too large');

  const budget: Budget = { cells: columnCaps.cells, weight: columnCaps.weight };
  const root = newBranch<ColumnCursor>();
  let last: readonly Step[] = [];
  for (let i = 0; i < columns; i++) {
    last = readPath(input, last);
    const present = readPresence(input, rows);
    const values = readValues(input, present.count, budget);
    if (!isWanted(last)) continue;
    const branch = last.reduce(branchAt<ColumnCursor>, root);
    if (branch === root || branch.column) throw new MalformedError('two columns at one path');
    branch.column = { runs: present.runs, values, run: 0, taken: 0 };
  }
  if (input.left > 0) throw new MalformedError('bytes left over');
  const build = rowBuilder(root);
  return Array.from({ length: rows }, (_, row) => {
    const value = build(row);
    if (value === absent) return {};
    if (Array.isArray(value)) throw new MalformedError('row is a list');
    return value as Row;
  });
}
