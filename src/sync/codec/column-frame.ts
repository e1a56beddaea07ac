// The head of a column: its path and the rows that have a value there.
import { type ByteReader, MalformedError } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { forbiddenSteps, type Step } from './column-tree';
import { wordList, wordNumbers } from './word-list';

/** Rows `from` ≤ row < `to`. */
export interface Run {
  readonly from: number;
  to: number;
}

// ── paths: the number of steps shared with the path before, then the new steps ─────────────────────────────────────────

/** Writes a path. `last` is the path written before it. */
export function writePath(out: ByteWriter, path: readonly Step[], last: readonly Step[]): void {
  let shared = 0;
  while (shared < last.length && shared < path.length - 1 && last[shared] === path[shared]) shared++;
  out.varint(shared);
  out.varint(path.length - shared);
  for (const step of path.slice(shared)) writeStep(out, step);
}

// 0: a name follows; even: an index in a list; odd: a number in the word list.
function writeStep(out: ByteWriter, step: Step): void {
  const word = typeof step === 'string' ? wordNumbers.get(step) : undefined;
  if (word !== undefined) out.varint(word * 2 + 1);
  else if (typeof step === 'number') out.varint(step * 2 + 2);
  else {
    out.varint(0);
    out.text(step);
  }
}

/** Reads a path of at most 16 steps. Throws `MalformedError` for a name that could reach a prototype. */
export function readPath(input: ByteReader, last: readonly Step[]): readonly Step[] {
  const shared = input.varint();
  const added = input.varint();
  if (shared > last.length || added < 1 || shared + added > 16) throw new MalformedError('impossible path');
  return [...last.slice(0, shared), ...Array.from({ length: added }, () => readStep(input))];
}

function readStep(input: ByteReader): Step {
  const code = input.varint();
  if (code > 0 && code % 2 === 0) return code / 2 - 1;
  const step = code === 0 ? input.text() : wordList[(code - 1) / 2];
  if (step === undefined || forbiddenSteps.has(step)) throw new MalformedError('forbidden name');
  return step;
}

// ── presence: alternating runs of rows without and with a value; 0 means that all rows have one ────────────────────

/** Writes which of `rows` rows have a value. */
export function writePresence(out: ByteWriter, present: readonly Readonly<Run>[], rows: number): void {
  const [first] = present;
  const all = first?.from === 0 && first.to === rows;
  out.varint(all ? 0 : present.length);
  if (all) return;
  let next = 0;
  for (const { from, to } of present) {
    out.varint(from - next);
    out.varint(to - from);
    next = to;
  }
}

/** Reads which rows have a value, and how many. */
export function readPresence(input: ByteReader, rows: number): { runs: readonly Readonly<Run>[]; count: number } {
  const pairs = input.varint();
  if (pairs === 0) return { runs: [{ from: 0, to: rows }], count: rows };
  if (pairs > rows) throw new MalformedError('more runs than rows');
  const runs: Run[] = [];
  let count = 0;
  let next = 0;
  for (let i = 0; i < pairs; i++) {
    const from = next + input.varint();
    next = from + input.varint();
    if (next <= from || next > rows) throw new MalformedError('run outside its rows');
    runs.push({ from, to: next });
    count += next - from;
  }
  return { runs, count };
}
