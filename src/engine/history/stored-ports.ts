// The app's window on what is recorded on this origin: the same for the extension's own page and for the installed app.
// What is asked for rarely (files in and out, proofs) is fetched when it is asked for.
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { oldestOf } from '../../storage/extent';
import type { AppPorts } from '../ports/app-ports';
import type { Outcome } from '../ports/outcome';
import type { SaveFile } from '../ports/save-file';
import type { Command } from '../state/command';
import { slicesOf } from '../state/history-slices';
import { keysOf, loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';

type Recorded = Pick<OwnStorage, 'observations' | 'segments' | 'events' | 'registers' | 'database'>;

export interface StoredPortsDeps {
  readonly record: Recorded;
  readonly now: () => number;
  /** Carries out what the user decided. Rejects with a sentence when it could not. */
  readonly apply: (decision: Command) => Promise<void>;
  /** Takes in observations from elsewhere; how many were new. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly save: SaveFile;
}

export type StoredPorts = Pick<
  AppPorts,
  | 'events'
  | 'observations'
  | 'oldestAt'
  | 'evidence'
  | 'saveSettings'
  | 'nameAccount'
  | 'assignAccount'
  | 'forgetAccount'
  | 'exportAll'
  | 'exportEvidence'
> & { readonly importFile: (file: File) => Promise<Outcome> };

const notStored = 'This could not be stored. Free some space on this device, or reload the page, and try again.';
const notRead = 'What is stored on this device could not be read. Reload the page and try again.';

export function createStoredPorts({ record, now, apply: decide, merge, save }: StoredPortsDeps): StoredPorts {
  const keys = async (account: AccountKey) => keysOf(await loadAccounts(record.registers), account);
  const decided = (decision: Command, text?: string) => outcomeOf(() => decide(decision).then(() => text), notStored);
  const events: StoredPorts['events'] = (account, query) => pagedEvents(record, account, query);
  const saved = (name: string, pieces: readonly string[], type: string): string => {
    save(name, pieces, type);
    return `Saved ${name}, ${sizeWords(pieces)}.`;
  };

  return {
    events,
    observations: async (account, { kinds, from, to, limit }) => {
      const known = await keys(account);
      const found: Observation[] = [];
      for (const slice of slicesOf(from, to, now())) {
        found.push(...(await record.observations.history(known, slice.from, slice.to, kinds)));
        if (limit !== undefined && found.length >= limit) return found.slice(0, limit);
      }
      return found;
    },
    oldestAt: async (account) => oldestOf(record.database, record.segments, await keys(account)),
    evidence: async (ids) => (await import('../files/find-evidence')).findEvidence(record, ids),
    saveSettings: (settings) => decided({ type: 'settings', settings }),
    nameAccount: (account, nickname, colour) => decided({ type: 'name', account, nickname, colour }, 'Saved.'),
    assignAccount: (from, to) => decided({ type: 'assign', from, to }),
    forgetAccount: (account) => decided({ type: 'forget', account }),
    exportAll: (kind) =>
      outcomeOf(async () => {
        const date = new Date(now()).toISOString().slice(0, 10);
        if (kind === 'readings') {
          const { exportReadingsCsv } = await import('../files/export-readings-csv');
          return saved(`headroom-windows-${date}.csv`, await exportReadingsCsv(record, now()), 'text/csv');
        }
        if (kind === 'facts') {
          const { exportFactsCsv } = await import('../files/export-facts-csv');
          return saved(`headroom-everything-${date}.csv`, await exportFactsCsv(record, now()), 'text/csv');
        }
        const { exportJson } = await import('../files/export-json');
        return saved(`headroom-${date}.json`, await exportJson(record, now()), 'application/json');
      }, notRead),
    exportEvidence: (account, ids) =>
      outcomeOf(async () => {
        const { saveEvidence } = await import('../files/save-evidence');
        const wanted = (await events(account, { limit: 10_000 })).filter(({ id }) => ids.includes(id));
        return saveEvidence(record, await keys(account), wanted, now(), save);
      }, notRead),
    importFile: async (file) => {
      const { importText, readImportFile } = await import('../files/import-file');
      const text = await readImportFile(file);
      if (typeof text !== 'string') return text;
      return importText(text, { merge, mergeRegisters: (rows) => record.registers.merge(rows) });
    },
  };
}

/** As long as a file of these pieces is; almost all of it is plain letters. */
function sizeWords(pieces: readonly string[]): string {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return length < 100_000 ? `${Math.ceil(length / 1_000)} KB` : `${(length / 1_000_000).toFixed(1)} MB`;
}

async function pagedEvents(
  { events }: Recorded,
  account: AccountKey,
  { before, types, limit }: Parameters<AppPorts['events']>[1],
) {
  const size = Math.max(limit, 100);
  const found: Awaited<ReturnType<typeof events.page>> = [];
  const seen = new Set<string>();
  let earlier = before;
  for (;;) {
    const page = await events.page(account, earlier, size);
    const fresh = page.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    found.push(...fresh.filter(({ type }) => !types || types.includes(type)));
    if (found.length >= limit || page.length < size || fresh.length === 0) return found.slice(0, limit);
    // Several may share an instant, some on either side of the page's end.
    earlier = (page.at(-1)?.at ?? 0) + 1;
  }
}

async function outcomeOf(work: () => Promise<unknown>, failed: string): Promise<Outcome> {
  try {
    const text = await work();
    return typeof text === 'string' ? { ok: true, text } : { ok: true };
  } catch (error) {
    const said = error instanceof Error && error.message.endsWith('.') ? error.message : failed;
    return { ok: false, text: said };
  }
}
