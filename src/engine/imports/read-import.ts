// Reads a file that another Headroom exported, and packs what is in it for the one writer. Runs in a worker: a year is a hundred
// megabytes of text.
import type { Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import { distinctInOrder } from '../../storage/merge-run';
import { monthOf } from '../../storage/segments';
import { readRegisters } from '../../sync/codec/read-registers';
import { exportFormat, exportVersion } from '../files/export-json';
import { segmentCodec } from '../state/segment-codec';

/** Why a file is not taken. */
export type Refusal = 'large' | 'unreadable' | 'empty' | 'foreign' | 'csv' | 'sealed' | 'cut' | 'newer';

/** What is in a file, in this order: a refusal alone, or what was found and then its portions. */
export type ImportPart =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | {
      readonly type: 'found';
      readonly observations: number;
      /** How many were of a kind this version does not know. */
      readonly refused: number;
      readonly registers: readonly Register[];
    }
  | { readonly type: 'portion'; readonly observations: number; readonly parts: readonly Uint8Array[] };

/** Ten years of readings are a tenth of this. */
const largestFile = 256 * 1024 * 1024;

/** A month is one portion, so that it is packed once; a larger month is several. */
const mostInPortion = 40_000;

/** The content of a file. Nothing is given of a file that is not understood as a whole. */
export async function* readImport(file: Blob): AsyncGenerator<ImportPart> {
  const text = await textOf(file);
  const read = typeof text === 'string' ? readExport(text) : text;
  if ('refusal' in read) {
    yield { type: 'refused', refusal: read.refusal };
    return;
  }
  const { accepted, refused, registers } = read;
  yield { type: 'found', observations: accepted.length, refused, registers };
  for (const portion of portionsOf(accepted)) {
    yield { type: 'portion', observations: portion.length, parts: await segmentCodec.encode(portion) };
  }
}

async function textOf(file: Blob): Promise<string | { readonly refusal: Refusal }> {
  if (file.size > largestFile) return { refusal: 'large' };
  try {
    return await file.text();
  } catch {
    return { refusal: 'unreadable' };
  }
}

interface ExportContent {
  readonly accepted: readonly Observation[];
  readonly refused: number;
  readonly registers: readonly Register[];
}

function readExport(text: string): ExportContent | { readonly refusal: Refusal } {
  const opening = text
    .slice(0, 400)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (opening === '') return { refusal: 'empty' };
  if (opening.startsWith('HRSYNC')) return { refusal: 'sealed' };
  if (opening.startsWith('seen_at_utc,')) return { refusal: 'csv' };
  const isOurs = opening.startsWith('{') && opening.includes(`"${exportFormat}"`);
  if (!isOurs) return { refusal: 'foreign' };
  const file = parsed(text);
  if (file === null) return { refusal: 'cut' };
  if (file.format !== exportFormat || typeof file.version !== 'number') return { refusal: 'foreign' };
  // Checked before the rows, because a newer version may keep them elsewhere.
  if (file.version > exportVersion) return { refusal: 'newer' };
  if (!Array.isArray(file.observations)) return { refusal: 'cut' };
  return { ...validateObservations(file.observations), registers: sharedRegisters(file.records) };
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

/** By account and month, oldest first. */
function portionsOf(observations: readonly Observation[]): Observation[][] {
  const months = new Map<string, Observation[]>();
  for (const observation of distinctInOrder(observations)) {
    const key = `${observation.account}\n${monthOf(observation.at)}`;
    const month = months.get(key);
    if (month) month.push(observation);
    else months.set(key, [observation]);
  }
  return [...months.values()].flatMap((month) =>
    Array.from({ length: Math.ceil(month.length / mostInPortion) }, (_, index) =>
      month.slice(index * mostInPortion, (index + 1) * mostInPortion),
    ),
  );
}
