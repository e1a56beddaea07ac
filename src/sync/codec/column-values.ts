// The values of one column, in one of three forms: a constant, differences of scaled integers, or a dictionary with runs.
import { type ByteReader, MalformedError } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import { exponentOf, readNumbers, writeNumbers } from './column-numbers';
import { forbiddenSteps, type Leaf } from './column-tree';
import type { LeafRuns } from './leaf-runs';
import { wordList, wordNumbers } from './word-list';

const form = { constant: 0, numbers: 1, dictionary: 2 } as const;
const tag = { null: 0, false: 1, true: 2, integer: 3, number: 4, text: 5, whole: 6, words: 7 } as const;

/** What a decoder may still allocate. Below zero the bytes are refused, so that a small message cannot cost much memory. */
export interface Budget {
  cells: number;
  weight: number;
}

/** Writes the values of a column in the form that fits them. */
export function writeValues(out: ByteWriter, runs: LeafRuns): void {
  const { leaves } = runs;
  if (leaves.length === 1) {
    out.byte(form.constant);
    writeLeaf(out, leaves[0] as Leaf);
    return;
  }
  const exponent = areNumbers(leaves) ? exponentOf(leaves) : null;
  if (exponent === null) writeDictionary(out, runs);
  else {
    out.byte(form.numbers);
    writeNumbers(out, leaves as readonly number[], runs.lengths, exponent);
  }
}

/** Reads `count` values. Lists and objects kept as JSON are parsed once and shared by their rows. */
export function readValues(input: ByteReader, count: number, budget: Budget): unknown[] {
  budget.cells -= count;
  if (budget.cells < 0) throw new MalformedError('too many values');
  const as = input.byte();
  if (as === form.constant) {
    const { value, weight } = readLeaf(input);
    spend(budget, weight * count);
    return new Array<unknown>(count).fill(value);
  }
  if (as === form.numbers) return readNumbers(input, count);
  if (as === form.dictionary) return readDictionary(input, count, budget);
  throw new MalformedError('unknown column form');
}

function spend(budget: Budget, weight: number): void {
  budget.weight -= weight;
  if (budget.weight < 0) throw new MalformedError('unpacks to too much');
}

function areNumbers(values: readonly Leaf[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number');
}

// ── everything else ──────────────────────────────────────────────────────────────────────────────────────────────────

function writeDictionary(out: ByteWriter, { leaves, lengths }: LeafRuns): void {
  const numberByKey = new Map<string, number>();
  const distinct: Leaf[] = [];
  const numbers = leaves.map((leaf) => {
    const key = keyOf(leaf);
    const known = numberByKey.get(key);
    if (known !== undefined) return known;
    numberByKey.set(key, distinct.length);
    return distinct.push(leaf) - 1;
  });
  out.byte(form.dictionary);
  out.varint(distinct.length);
  for (const leaf of distinct) writeLeaf(out, leaf);
  for (const [i, number] of numbers.entries()) {
    out.varint(number);
    out.varint((lengths[i] as number) - 1);
  }
}

function readDictionary(input: ByteReader, count: number, budget: Budget): unknown[] {
  const size = input.varint();
  if (size > count) throw new MalformedError('dictionary larger than its column');
  const distinct = Array.from({ length: size }, () => readLeaf(input));
  const values: unknown[] = [];
  while (values.length < count) {
    const entry = distinct[input.varint()];
    const run = input.varint() + 1;
    if (!entry || run > count - values.length) throw new MalformedError('run outside its column');
    spend(budget, entry.weight * run);
    for (let i = 0; i < run; i++) values.push(entry.value);
  }
  return values;
}

function keyOf(leaf: Leaf): string {
  if (leaf !== null && typeof leaf === 'object') return `w${leaf.json}`;
  return typeof leaf === 'string' ? `s${leaf}` : String(leaf);
}

function writeLeaf(out: ByteWriter, leaf: Leaf): void {
  if (leaf === null) out.byte(tag.null);
  else if (typeof leaf === 'boolean') out.byte(leaf ? tag.true : tag.false);
  else if (typeof leaf === 'number') writeNumber(out, leaf);
  else if (typeof leaf === 'string') writeString(out, leaf);
  else {
    out.byte(tag.whole);
    out.text(leaf.json);
  }
}

function writeString(out: ByteWriter, text: string): void {
  const word = wordNumbers.get(text);
  out.varint(word === undefined ? tag.text : tag.words + word);
  if (word === undefined) out.text(text);
}

function writeNumber(out: ByteWriter, value: number): void {
  const whole = Number.isInteger(value) && Math.abs(value) < 2 ** 51;
  out.byte(whole ? tag.integer : tag.number);
  if (whole) out.signed(value);
  else out.text(JSON.stringify(value));
}

function readLeaf(input: ByteReader): { value: unknown; weight: number } {
  const code = input.varint();
  if (code >= tag.words) {
    const word = wordList[code - tag.words];
    if (word === undefined) throw new MalformedError('unknown word');
    return { value: word, weight: word.length };
  }
  if (code === tag.integer) return { value: input.signed(), weight: 8 };
  if (code <= tag.true) return { value: code === tag.null ? null : code === tag.true, weight: 4 };
  const text = input.text();
  const value = code === tag.text ? text : parse(text);
  if (code === tag.number && typeof value !== 'number') throw new MalformedError('not a number');
  return { value, weight: text.length };
}

/** A text that can hold a forbidden name, plainly or with its letters escaped. Reviving takes five times as long as parsing. */
const maybeForbidden = new RegExp(`${[...forbiddenSteps].join('|')}|\\\\u`);

function parse(json: string): unknown {
  try {
    if (!maybeForbidden.test(json)) return JSON.parse(json);
    return JSON.parse(json, (key, value) => {
      if (forbiddenSteps.has(key)) throw new MalformedError('key names a prototype');
      return value;
    });
  } catch {
    throw new MalformedError('not JSON');
  }
}
