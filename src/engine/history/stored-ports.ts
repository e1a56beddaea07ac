// The ports over the storage of this origin: the same for the extension's own page and for the installed app. Code that is
// needed rarely (import, export, evidence) is loaded when it is needed.

import { byteSize } from '../../domain/messages/byte-size';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { AccountKey } from '../../domain/observations/observation';
import { englishMessages } from '../../i18n/app-messages';
import { reportTranslator } from '../../i18n/report-translator';
import { lastImport } from '../../storage/import-journal';
import { createLocalStore } from '../../storage/local';
import type { SegmentCodec } from '../../storage/segments';
import { createUsageHistory } from '../../storage/usage-history';
import type { ImportSteps } from '../imports/import-steps';
import { RefusedError } from '../messages/refusal';
import type { AppPorts } from '../ports/app-ports';
import type { Outcome } from '../ports/outcome';
import type { SaveFile } from '../ports/save-file';
import type { Command } from '../state/command';
import { keysOf, loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';
import { storedKeys } from '../state/packed-history';
import { pagedEvents } from './paged-events';
import { storedObservations } from './stored-observations';

type PortStorage = Pick<OwnStorage, 'observations' | 'events' | 'registers' | 'database'> & {
  /** How months are packed: pages unpack them themselves. */
  readonly codec: SegmentCodec;
};

export interface StoredPortsDeps {
  readonly storage: PortStorage;
  readonly now: () => number;
  /** Applies a command of the user. Rejects, with a `RefusedError` where the reason is known, when it could not. */
  readonly apply: (command: Command) => Promise<void>;
  /** Carries out an import of a file. */
  readonly importSteps: ImportSteps;
  readonly save: SaveFile;
}

export type StoredPorts = Pick<
  AppPorts,
  | 'events'
  | 'observations'
  | 'usage'
  | 'dailyUse'
  | 'oldestAt'
  | 'askedSpans'
  | 'evidence'
  | 'saveSettings'
  | 'nameAccount'
  | 'assignAccount'
  | 'forgetAccount'
  | 'exportAll'
  | 'exportEvidence'
> &
  Required<Pick<AppPorts, 'importFile' | 'lastImport' | 'undoImport' | 'keepAccount'>>;

/** More events than any export of evidence names. */
const allEvents = 10_000;

/** Creates the ports. The database opens at the first call that needs it. */
export function createStoredPorts({ storage, now, apply, importSteps, save }: StoredPortsDeps): StoredPorts {
  const keys = async (account: AccountKey) =>
    storedKeys(keysOf(await loadAccounts(storage.registers), account), storage.observations.accounts);
  const history = createUsageHistory(storage.database, storage.codec);
  const applied = (command: Command, done?: Message) =>
    outcomeOf(() => apply(command).then(() => done), message('files.notStored'));

  return {
    events: (account, query) => pagedEvents(storage.events, account, query),
    observations: storedObservations(storage, now),
    async *usage(account, query) {
      yield* history.usage(await keys(account), query);
    },
    dailyUse: async (account) => history.dailyUse(await keys(account)),
    oldestAt: async (account) => history.oldestAt(await keys(account)),
    askedSpans: async () => (await import('../sync/asked-spans')).askedSpans(createLocalStore(storage.database)),
    evidence: async (ids) => (await import('../exports/find-evidence')).findEvidence(storage, ids),
    saveSettings: (settings) => applied({ type: 'settings', settings }),
    nameAccount: (account, nickname, colour) =>
      applied({ type: 'name', account, nickname, colour }, message('files.saved')),
    assignAccount: (from, to) => applied({ type: 'assign', from, to }),
    keepAccount: (account) => applied({ type: 'keep', account }),
    forgetAccount: (account) => applied({ type: 'forget', account }),
    exportAll: (kind) =>
      outcomeOf(async () => {
        const { name, mimeType, write } = exports[kind];
        const pieces = await write(storage, now());
        const date = new Date(now()).toISOString().slice(0, 10);
        const fileName = name(date);
        save(fileName, pieces, mimeType);
        return message('files.exported', { name: fileName, size: sizeOf(pieces) });
      }, message('files.notRead')),
    exportEvidence: (account, ids) =>
      outcomeOf(async () => {
        const { saveEvidence } = await import('../exports/save-evidence');
        const events = await pagedEvents(storage.events, account, { limit: allEvents });
        const wanted = events.filter(({ id }) => ids.includes(id));
        return saveEvidence(storage, await keys(account), wanted, now(), save);
      }, message('files.notRead')),
    importFile: async (file, watch) => {
      const { importFile } = await import('../imports/import-file');
      return importFile(file, { steps: importSteps }, watch);
    },
    lastImport: () => lastImport(storage.database),
    undoImport: () =>
      outcomeOf(async () => {
        await importSteps.undo();
        return message('files.import.undone');
      }, message('files.import.notUndone')),
  };
}

interface ExportFile {
  readonly name: (date: string) => string;
  readonly mimeType: string;
  readonly write: (storage: PortStorage, now: number) => Promise<readonly string[]>;
}

/** The file of every kind of export. A kind missing here does not compile. */
const exports: Readonly<Record<Parameters<AppPorts['exportAll']>[0], ExportFile>> = {
  json: {
    name: (date) => `headroom-${date}.json`,
    mimeType: 'application/json',
    write: async (storage, now) => (await import('../exports/export-json')).exportJson(storage, now),
  },
  readings: {
    name: (date) => `headroom-windows-${date}.csv`,
    mimeType: 'text/csv',
    write: async (storage, now) => {
      const { exportReadingsCsv } = await import('../exports/export-readings-csv');
      return exportReadingsCsv(storage, now, reportTranslator('UTC', englishMessages, now));
    },
  },
  facts: {
    name: (date) => `headroom-everything-${date}.csv`,
    mimeType: 'text/csv',
    write: async (storage, now) => (await import('../exports/export-facts-csv')).exportFactsCsv(storage, now),
  },
};

/** The approximate size of a file: almost all of it is ASCII. */
function sizeOf(pieces: readonly string[]): Message {
  return byteSize(pieces.reduce((sum, piece) => sum + piece.length, 0));
}

/** The outcome of some work: its message, and `failed` where it rejects without a reason of its own. */
async function outcomeOf(work: () => Promise<Message | undefined>, failed: Message): Promise<Outcome> {
  try {
    const text = await work();
    return text ? { ok: true, text } : { ok: true };
  } catch (error) {
    return { ok: false, text: error instanceof RefusedError ? error.text : failed };
  }
}
