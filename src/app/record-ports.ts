// The app's window on what is recorded on this origin: the same for the extension's own page and for the installed app.
import type { HeadroomEvent } from '../domain/event';
import type { Instant } from '../domain/instant';
import type { AccountKey, Kind, Observation } from '../domain/observation';
import { contentHash } from '../domain/observation-id';
import type { AppPorts, Outcome } from './app-ports';
import type { Decision } from './carry-out';
import { findEvidence, mostEvents, proofOf } from './evidence';
import { exportCsv } from './export-csv';
import { exportEvidence } from './export-evidence';
import { exportJson } from './export-json';
import { importText, readImportFile } from './import-file';
import { keysOf, loadAccounts } from './known-accounts';
import type { OwnRecord } from './own-record';
import { zonedWords } from './zoned-words';

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
      const found = await record.observations.history(await keys(account), from, to, kinds);
      const wanted = kinds ? found.filter(({ kind }) => kinds.includes(kind as Kind)) : found;
      return limit === undefined ? wanted : wanted.slice(0, limit);
    },
    evidence: (ids) => findEvidence(record, ids),
    saveSettings: (settings) => decided({ type: 'settings', settings }),
    nameAccount: (account, nickname, colour) => decided({ type: 'name', account, nickname, colour }),
    assignAccount: (from, to) => decided({ type: 'assign', from, to }),
    forgetAccount: (account) => decided({ type: 'forget', account }),
    exportAll: (kind) =>
      outcomeOf(async () => {
        const date = new Date(now()).toISOString().slice(0, 10);
        if (kind === 'csv') save(`headroom-${date}.csv`, await exportCsv(record, now()), 'text/csv');
        else save(`headroom-${date}.json`, await exportJson(record, now()), 'application/json');
      }, notRead),
    exportEvidence: (account, ids) =>
      outcomeOf(async () => {
        const wanted = (await events(account, { limit: mostEvents })).filter(({ id }) => ids.includes(id));
        const proofs = await proofOf(record, wanted);
        if (proofs.length === 0) return 'What proves this is no longer kept on this device.';
        const instants = proofs.map(({ at }) => at);
        const seen = await record.observations.history(
          await keys(account),
          Math.min(...instants),
          Math.max(...instants),
        );
        const { jsonl, report } = await evidenceOf(wanted, seen, now());
        save('headroom-evidence.jsonl', [jsonl], 'application/jsonl');
        save('headroom-evidence.md', [report], 'text/markdown');
        return `${seen.length} observations and a report saved. \`npm run replay\` reads the first file.`;
      }, notRead),
    importFile: async (file) => {
      const text = await readImportFile(file);
      if (typeof text !== 'string') return text;
      return importText(text, { merge, mergeRecords: (rows) => record.registers.merge(rows) });
    },
  };
}

function evidenceOf(events: readonly HeadroomEvent[], observations: readonly Observation[], madeAt: Instant) {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const usage = observations.findLast((one) => one.kind === 'usage');
  return exportEvidence({
    plan: usage?.kind === 'usage' ? usage.facts.plan : null,
    events: events.toSorted((a, b) => a.at - b.at),
    observations,
    only: null,
    madeAt,
    words: zonedWords(zone),
    zone,
    digest: async (text) => contentHash(text),
  });
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
