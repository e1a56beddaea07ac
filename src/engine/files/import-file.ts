// Imports a file that another Headroom exported. A file that is not understood changes nothing. Importing it twice adds
// nothing, because observations are identified by their content.
import type { Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import { readRegisters } from '../../sync/codec/read-registers';
import type { Outcome } from '../ports/outcome';
import { exportFormat, exportVersion } from './export-json';

export interface ImportDeps {
  /** Stores observations; returns how many were new. Rejects when there is not enough room for all of them. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly mergeRegisters: (records: readonly Register[]) => Promise<number>;
}

/** Ten years of readings are a tenth of this. */
const largestFile = 256 * 1024 * 1024;

const refusals = {
  large: 'This file is too large to be a Headroom export. Nothing was changed.',
  unreadable: 'This file could not be read. Nothing was changed; try to pick it again.',
  empty: 'This file is empty. Nothing was changed; export it again where it came from.',
  foreign: 'This is not a Headroom export. Choose the .json file that “Export JSON” saved; nothing was changed.',
  csv: 'This is the export for spreadsheets. Choose the .json file instead; nothing was changed.',
  sealed: 'This file is encrypted. Open it on the Phone page, where its passphrase is asked for; nothing was changed.',
  cut: 'This Headroom export is damaged or cut short. Nothing was changed; export it again where it came from.',
  newer: 'This file comes from a newer Headroom. Update this one, then import it again; nothing was changed.',
  full: 'There was not enough room to store it all. Free some space and import it again: nothing is added twice.',
} as const;

/** The file's text, or why it cannot be read. */
export async function readImportFile(file: Blob): Promise<string | Outcome> {
  if (file.size > largestFile) return refuse('large');
  try {
    return await file.text();
  } catch {
    return refuse('unreadable');
  }
}

/** Merges an export's text through the store. Nothing is written unless the whole file is understood. */
export async function importText(text: string, deps: ImportDeps): Promise<Outcome> {
  const read = readExport(text);
  if (!read.ok) return refuse(read.refusal);
  const { accepted, refused, records } = read;
  try {
    // Registers go first: they say which account keys belong together, which folding needs.
    await deps.mergeRegisters(records);
    const added = await deps.merge(accepted);
    return { ok: true, text: resultText(added, accepted.length - added, refused) };
  } catch {
    return refuse('full');
  }
}

type ExportRead =
  | { readonly ok: false; readonly refusal: keyof typeof refusals }
  | {
      readonly ok: true;
      readonly accepted: readonly Observation[];
      readonly refused: number;
      readonly records: readonly Register[];
    };

function readExport(text: string): ExportRead {
  const opening = text
    .slice(0, 400)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (opening === '') return { ok: false, refusal: 'empty' };
  if (opening.startsWith('HRSYNC')) return { ok: false, refusal: 'sealed' };
  if (opening.startsWith('seen_at_utc,')) return { ok: false, refusal: 'csv' };
  const isOurs = opening.startsWith('{') && opening.includes(`"${exportFormat}"`);
  if (!isOurs) return { ok: false, refusal: 'foreign' };
  const file = parsed(text);
  if (file === null) return { ok: false, refusal: 'cut' };
  if (file.format !== exportFormat || typeof file.version !== 'number') return { ok: false, refusal: 'foreign' };
  // Checked before the rows, because a newer version may keep them elsewhere.
  if (file.version > exportVersion) return { ok: false, refusal: 'newer' };
  if (!Array.isArray(file.observations)) return { ok: false, refusal: 'cut' };
  return { ok: true, ...validateObservations(file.observations), records: sharedRecords(file.records) };
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
function sharedRecords(records: unknown): Register[] {
  return readRegisters(records).filter(({ table }) => ['settings', 'account', 'alias'].includes(table));
}

function resultText(added: number, repeated: number, refused: number): string {
  const parts = [
    added === 1 ? '1 observation was new' : `${added} observations were new`,
    repeated > 0 ? `${repeated} told nothing new` : null,
    refused > 0 ? `${refused} were of a kind this version does not know and were left out` : null,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function refuse(refusal: keyof typeof refusals): Outcome {
  return { ok: false, text: refusals[refusal] };
}
