// Builds rows from columns. Branches are Maps without forbidden names, so no key can reach a prototype. A part that equals that
// of the row before is the same object: most of a response does not change within a minute, and observations are never modified.
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

/** A branch with what was built below it last. */
interface Builder {
  readonly column: ColumnCursor | null;
  readonly steps: readonly Step[];
  readonly below: readonly Builder[];
  /** By position of the step. */
  readonly parts: unknown[];
  value: unknown;
}

/** Returns a function that builds the value of a row, or `absent`. It must be asked for rows in ascending order. */
export function rowBuilder(root: Branch<ColumnCursor>): (row: number) => unknown {
  const builder = builderOf(root);
  return (row) => build(builder, row);
}

function builderOf({ column, steps }: Branch<ColumnCursor>): Builder {
  return { column, steps: [...steps.keys()], below: [...steps.values()].map(builderOf), parts: [], value: absent };
}

function build(builder: Builder, row: number): unknown {
  const { column, below, parts } = builder;
  const own = column ? take(column, row) : absent;
  if (below.length === 0) return own;

  let [isChanged, present] = [false, 0];
  for (let i = 0; i < below.length; i += 1) {
    const part = build(below[i] as Builder, row);
    if (part !== absent) present += 1;
    if (Object.is(part, parts[i])) continue;
    parts[i] = part;
    isChanged = true;
  }
  if (present === 0) return own;
  if (own !== absent) throw new MalformedError('a value inside a value');
  if (isChanged) builder.value = joined(builder, present);
  return builder.value;
}

function take(column: ColumnCursor, row: number): unknown {
  const run = column.runs[column.run];
  if (!run || row < run.from) return absent;
  if (row === run.to - 1) column.run++;
  return column.values[column.taken++];
}

function joined({ steps, parts }: Builder, present: number): unknown {
  const first = parts.findIndex((part) => part !== absent);
  return typeof steps[first] === 'number' ? toList(steps, parts, present) : toObject(steps, parts);
}

function toList(steps: readonly Step[], parts: readonly unknown[], length: number): unknown[] {
  const list: unknown[] = new Array(length);
  for (const [index, step] of steps.entries()) {
    if (parts[index] === absent) continue;
    if (typeof step !== 'number' || step >= length) throw new MalformedError('list with gaps');
    list[step] = parts[index];
  }
  return list;
}

function toObject(steps: readonly Step[], parts: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let index = 0; index < steps.length; index += 1) {
    if (parts[index] === absent) continue;
    const step = steps[index];
    if (typeof step !== 'string') throw new MalformedError('neither list nor object');
    object[step] = parts[index];
  }
  return object;
}
