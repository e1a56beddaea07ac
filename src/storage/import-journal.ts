// What the last import added, so that it can be undone. It is kept in `local`, because it concerns only this device.

import type { AccountKey, Observation } from '../domain/observations/observation';
import type { Register } from '../domain/registers/register';
import type { Instant } from '../domain/time/instant';
import type { DatabaseProvider } from './database';
import type { SegmentCodec } from './segments';

/** A user decision that the import changed: as it was before, if it was there, and as the import left it. */
export interface RegisterChange {
  readonly before: Register | null;
  readonly after: Register;
}

/** The last import, until the next one begins. */
export interface LastImport {
  readonly at: Instant;
  /** How many observations were new. */
  readonly added: number;
  /** False where the page or the browser was closed while it ran. */
  readonly isFinished: boolean;
}

interface Head extends LastImport {
  readonly accounts: readonly AccountKey[];
  readonly registers: readonly RegisterChange[];
}

/** What one portion of an import changed. */
export interface PortionChange {
  /** What is stored now and was not before. */
  readonly imported: readonly Observation[];
  /** Observations that were stored before and are not now: the last sighting of a run that is longer now. */
  readonly displaced: readonly Observation[];
}

export interface ImportJournal {
  /** Forgets the previous import and begins a new entry with the decisions that this one changed. */
  begin(at: Instant, registers: readonly RegisterChange[]): Promise<void>;
  /** `parts`: where the whole portion was new, as it came packed. */
  note(change: PortionChange, parts?: readonly Uint8Array[]): Promise<void>;
  finish(): Promise<void>;
  /** The import as begun; null where there is none. */
  head(): Promise<Head | null>;
  changes(): AsyncGenerator<PortionChange>;
  clear(): Promise<void>;
}

interface StoredPortion {
  readonly brought: readonly Uint8Array[];
  readonly displaced: readonly Uint8Array[];
}

const headKey = 'import/head';
const portionPrefix = 'import/portion/';

/** Creates the journal over a database, which opens at the first call. */
export function createImportJournal(
  database: DatabaseProvider,
  codec: Pick<SegmentCodec, 'encode' | 'decode'>,
): ImportJournal {
  const portions = () => database().local.where('key').startsWith(portionPrefix);
  const head = async () => ((await database().local.get(headKey))?.value as Head | undefined) ?? null;
  const change = async (amend: (known: Head) => Head) => {
    const known = await head();
    if (known) await database().local.put({ key: headKey, value: amend(known) });
  };
  const clear = async () => {
    const { local } = database();
    await local.db.transaction('rw', local, async () => {
      await portions().delete();
      await local.delete(headKey);
    });
  };
  return {
    begin: async (at, registers) => {
      await clear();
      const value: Head = { at, added: 0, isFinished: false, accounts: [], registers };
      await database().local.put({ key: headKey, value });
    },
    note: async ({ imported, displaced }, parts) => {
      const packed = parts ?? (await codec.encode(imported));
      const value: StoredPortion = { brought: packed, displaced: await codec.encode(displaced) };
      const number = String(await portions().count()).padStart(6, '0');
      await database().local.put({ key: portionPrefix + number, value });
      const named = imported.map(({ account }) => account);
      await change((known) => ({
        ...known,
        added: known.added + imported.length,
        accounts: [...new Set([...known.accounts, ...named])],
      }));
    },
    finish: () => change((known) => ({ ...known, isFinished: true })),
    head,
    async *changes() {
      for (const key of await portions().primaryKeys()) {
        const row = await database().local.get(key);
        if (!row) continue;
        const { brought, displaced } = row.value as StoredPortion;
        // A portion that cannot be unpacked is not taken back; the others are.
        const change = await Promise.all([codec.decode(brought), codec.decode(displaced)]).catch(() => null);
        if (change) yield { imported: change[0], displaced: change[1] };
      }
    },
    clear,
  };
}

/** The last import of this origin; null where there was none, or it was undone. */
export async function lastImport(database: DatabaseProvider): Promise<LastImport | null> {
  const head = (await database().local.get(headKey))?.value as Head | undefined;
  return head ? { at: head.at, added: head.added, isFinished: head.isFinished } : null;
}
