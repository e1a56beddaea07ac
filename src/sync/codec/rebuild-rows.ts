// Builds rows from columns. Branches are Maps without forbidden names, so no key can reach a prototype.
import { MalformedError } from './byte-reader';
import type { Run } from './column-frame';
import type { Branch, Step } from './column-tree';

/** A position in a column that is read row by row. */
export interface ColumnCursor {
  readonly runs: readonly Run[];
  readonly values: readonly unknown[];
  run: number;
  taken: number;
}

/** No value at this path in this row. */
export const absent = Symbol('absent');

/** The value of `row` below `branch`. Rows must be read in ascending order. */
export function rebuild(branch: Branch<ColumnCursor>, row: number): unknown {
  const own = branch.column ? take(branch.column, row) : absent;
  if (branch.steps.size === 0) return own;

  const parts: [Step, unknown][] = [];
  for (const [step, next] of branch.steps) {
    const part = rebuild(next, row);
    if (part !== absent) parts.push([step, part]);
  }
  if (parts.length === 0) return own;
  if (own !== absent) throw new MalformedError('a value inside a value');
  return typeof parts[0]?.[0] === 'number' ? toList(parts) : toObject(parts);
}

function take(column: ColumnCursor, row: number): unknown {
  const run = column.runs[column.run];
  if (!run || row < run.from) return absent;
  if (row === run.to - 1) column.run++;
  return column.values[column.taken++];
}

function toList(parts: readonly [Step, unknown][]): unknown[] {
  const list: unknown[] = new Array(parts.length);
  for (const [step, part] of parts) {
    if (typeof step !== 'number' || step >= parts.length) throw new MalformedError('list with gaps');
    list[step] = part;
  }
  return list;
}

function toObject(parts: readonly [Step, unknown][]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [step, part] of parts) {
    if (typeof step === 'number') throw new MalformedError('neither list nor object');
    object[step] = part;
  }
  return object;
}
