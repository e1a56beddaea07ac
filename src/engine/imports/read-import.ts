// Reads a file that another Headroom exported, and packs what is in it for the one writer. Runs in a worker: a year is a hundred
// megabytes of text.
import type { Observation } from '../../domain/observations/observation';
import { createRowCheck, type RowCheck } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import { readRegisters } from '../../sync/codec/read-registers';
import { exportFormat, exportVersion } from '../exports/export-json';
import { segmentCodec } from '../state/segment-codec';
import { createMonthPortions } from './month-portions';
import { type RowLines, readRowLines } from './row-lines';

/** Why a file is not taken. */
export type Refusal = 'large' | 'unreadable' | 'empty' | 'foreign' | 'csv' | 'sealed' | 'cut' | 'newer' | 'repeats';

/** What is in a file, in this order: a refusal alone, or what was found, its portions, and what the check of its rows found. */
export type ImportPart =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | {
      readonly type: 'found';
      readonly observations: number;
      /** How many were of a kind this version does not know. */
      readonly refused: number;
      readonly registers: readonly Register[];
    }
  | { readonly type: 'portion'; readonly observations: number; readonly parts: readonly Uint8Array[] }
  /** At the end, where rows were checked while portions were given: how many there were in truth. */
  | { readonly type: 'checked'; readonly observations: number; readonly refused: number };

/** Ten years of readings are a tenth of this. */
const largestFile = 256 * 1024 * 1024;

/** Rows are checked in blocks. */
const blockRows = 500;

/**
 * The content of a file. Where a damaged row is found after portions were given, a refusal follows them: they are to be taken
 * back. Of any other file that is not understood as a whole, nothing is given.
 */
export async function* readImport(file: Blob): AsyncGenerator<ImportPart> {
  const text = await textOf(file);
  if (typeof text !== 'string') return yield { type: 'refused', refusal: text.refusal };
  const refusal = foreignBy(text);
  if (refusal) return yield { type: 'refused', refusal };
  const lines = readRowLines(text);
  yield* lines ? readLines(lines) : readWhole(text);
}

/** Reads row by row, and gives a month when it is complete. */
async function* readLines(lines: RowLines): AsyncGenerator<ImportPart> {
  const refusal = refusedBy(lines.head);
  if (refusal) return yield { type: 'refused', refusal };
  yield { type: 'found', observations: lines.count, refused: 0, registers: sharedRegisters(lines.head.records) };
  const check = createRowCheck();
  try {
    for (const portion of inPortions(acceptedOf(lines.rows(), check))) yield await packed(portion);
  } catch (error) {
    if (error instanceof SyntaxError) return yield { type: 'refused', refusal: 'cut' };
    throw error;
  }
  yield check.isSwamped() ? { type: 'refused', refusal: 'repeats' } : { type: 'checked', ...check.counts() };
}

/** Reads a file that is laid out in another way than ours. */
async function* readWhole(text: string): AsyncGenerator<ImportPart> {
  const file = parsed(text);
  if (file === null) return yield { type: 'refused', refusal: 'cut' };
  const refusal = refusedBy(file);
  if (refusal) return yield { type: 'refused', refusal };
  if (!Array.isArray(file.observations)) return yield { type: 'refused', refusal: 'cut' };
  const check = createRowCheck();
  const accepted = [...acceptedOf(file.observations, check)];
  if (check.isSwamped()) return yield { type: 'refused', refusal: 'repeats' };
  yield { type: 'found', ...check.counts(), registers: sharedRegisters(file.records) };
  for (const portion of inPortions(accepted)) yield await packed(portion);
}

async function packed(portion: readonly Observation[]): Promise<ImportPart> {
  return { type: 'portion', observations: portion.length, parts: await segmentCodec.encode(portion) };
}

/** The rows that may be kept, until too many of them repeat others. */
function* acceptedOf(rows: Iterable<unknown>, check: RowCheck): Generator<Observation> {
  for (const block of blocksOf(rows)) {
    yield* check.accept(block);
    if (check.isSwamped()) return;
  }
}

function* inPortions(observations: Iterable<Observation>): Generator<readonly Observation[]> {
  const portions = createMonthPortions();
  for (const observation of observations) yield* portions.add(observation);
  yield* portions.rest();
}

function* blocksOf(rows: Iterable<unknown>): Generator<unknown[]> {
  let block: unknown[] = [];
  for (const row of rows) {
    block.push(row);
    if (block.length < blockRows) continue;
    yield block;
    block = [];
  }
  yield block;
}

async function textOf(file: Blob): Promise<string | { readonly refusal: Refusal }> {
  if (file.size > largestFile) return { refusal: 'large' };
  try {
    return await file.text();
  } catch {
    return { refusal: 'unreadable' };
  }
}

/** Why a text cannot be an export, by its beginning; null where it may be one. */
function foreignBy(text: string): Refusal | null {
  const opening = text
    .slice(0, 400)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (opening === '') return 'empty';
  if (opening.startsWith('HRSYNC')) return 'sealed';
  if (opening.startsWith('seen_at_utc,')) return 'csv';
  return opening.startsWith('{') && opening.includes(`"${exportFormat}"`) ? null : 'foreign';
}

/** Checked before the rows, because a newer version may keep them elsewhere. */
function refusedBy({ format, version }: Record<string, unknown>): Refusal | null {
  if (format !== exportFormat || typeof version !== 'number') return 'foreign';
  return version > exportVersion ? 'newer' : null;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Only tables that an export holds. A crafted file must not overwrite keys or pairings. */
function sharedRegisters(records: unknown): Register[] {
  return readRegisters(records).filter(({ table }) => ['settings', 'account', 'alias'].includes(table));
}
