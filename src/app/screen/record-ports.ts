// The app's window on what is recorded on this origin: the same for the extension's own page and for the installed app.
// What is asked for rarely (files in and out, proofs) is fetched when it is asked for.
import type { AccountKey, Observation } from '../../domain/observation';
import type { Decision } from '../keep/carry-out';
import { slicesOf } from '../keep/history-slices';
import { keysOf, loadAccounts } from '../keep/known-accounts';
import type { OwnRecord } from '../keep/own-record';
import type { AppPorts, Outcome } from './app-ports';

type Recorded = Pick<OwnRecord, 'observations' | 'events' | 'registers' | 'database'>;

export interface RecordPortsNeeds {
  readonly record: Recorded;
  readonly now: () => number;
  /** Carries out what the user decided. Rejects with a sentence when it could not. */
  readonly decide: (decision: Decision) => Promise<void>;
  /** Takes in observations from elsewhere; how many were new. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** Hands the user a file. */
  readonly save: (name: string, text: readonly string[], type: string) => void;
}

export type RecordPorts = Pick<
  AppPorts,
  | 'events'
  | 'observations'
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

export function createRecordPorts({ record, now, decide, merge, save }: RecordPortsNeeds): RecordPorts {
  const keys = async (account: AccountKey) => keysOf(await loadAccounts(record.registers), account);
  const decided = (decision: Decision) => outcomeOf(() => decide(decision), notStored);
  const events: RecordPorts['events'] = (account, query) => pagedEvents(record, account, query);

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
    evidence: async (ids) => (await import('../files/evidence')).findEvidence(record, ids),
    saveSettings: (settings) => decided({ type: 'settings', settings }),
    nameAccount: (account, nickname, colour) => decided({ type: 'name', account, nickname, colour }),
    assignAccount: (from, to) => decided({ type: 'assign', from, to }),
    forgetAccount: (account) => decided({ type: 'forget', account }),
    exportAll: (kind) =>
      outcomeOf(async () => {
        const date = new Date(now()).toISOString().slice(0, 10);
        if (kind === 'readings') {
          const { exportReadingsCsv } = await import('../files/export-readings-csv');
          save(`headroom-windows-${date}.csv`, await exportReadingsCsv(record, now()), 'text/csv');
        } else if (kind === 'facts') {
          const { exportFactsCsv } = await import('../files/export-facts-csv');
          save(`headroom-everything-${date}.csv`, await exportFactsCsv(record, now()), 'text/csv');
        } else {
          const { exportJson } = await import('../files/export-json');
          save(`headroom-${date}.json`, await exportJson(record, now()), 'application/json');
        }
      }, notRead),
    exportEvidence: (account, ids) =>
      outcomeOf(async () => {
        const { saveEvidence } = await import('../save-evidence');
        const wanted = (await events(account, { limit: 10_000 })).filter(({ id }) => ids.includes(id));
        return saveEvidence(record, await keys(account), wanted, now(), save);
      }, notRead),
    importFile: async (file) => {
      const { importText, readImportFile } = await import('../files/import-file');
      const text = await readImportFile(file);
      if (typeof text !== 'string') return text;
      return importText(text, { merge, mergeRecords: (rows) => record.registers.merge(rows) });
    },
  };
}

async function pagedEvents(
  { events }: Recorded,
  account: AccountKey,
  { before, types, limit }: Parameters<AppPorts['events']>[1],
) {
  const found: Awaited<ReturnType<typeof events.page>> = [];
  let earlier = before;
  for (;;) {
    const page = await events.page(account, earlier, Math.max(limit, 100));
    found.push(...page.filter(({ type }) => !types || types.includes(type)));
    earlier = page.at(-1)?.at;
    if (found.length >= limit || earlier === undefined || page.length < Math.max(limit, 100))
      return found.slice(0, limit);
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
