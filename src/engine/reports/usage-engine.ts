// Reads session files into tapes, and answers questions from them. It holds the tapes in memory too, so that a full database
// costs what was read only when the page is closed.
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import { observationId } from '../../domain/observations/observation-id';
import type { Instant } from '../../domain/time/instant';
import { daySums } from '../../domain/usage/day-sums';
import { type PackedDaySums, packDaySums } from '../../domain/usage/packed-day-sums';
import type { SessionFile } from '../../domain/usage/session';
import type { CliReading } from '../../observe/session-files/read-session-limits';
import { type SaltedKeys, saltedKeys } from '../../observe/session-files/session-keys';
import { freshParser } from '../../observe/session-files/session-parser';
import type { TapeRow } from '../../storage/rows';
import { sourceFiles } from '../session-files/cli-folder';
import type { Locked } from '../state/origin-lock';
import { readSessionFiles } from './read-session-files';
import { fromRow, type TapeFile, toRow, withEvents } from './tape-file';
import type { ReadHooks, ReadRequest, ReadSummary, UsageBackend } from './usage-backend';
import { indexTapes, type KnownOwners } from './usage-index';
import { answers, type UsageData } from './usage-questions';

const nothingKnown: KnownOwners = { ends: [], resolve: (account) => account };

export interface UsageEngineDeps {
  readonly tapes: {
    readonly all: () => Promise<readonly TapeRow[]>;
    readonly put: (rows: readonly TapeRow[]) => Promise<void>;
    readonly remove: (files: readonly string[]) => Promise<void>;
    /** Grows with every write, in whatever page it was made. */
    readonly revision: () => Promise<number>;
  };
  /** Random bytes that never leave this device: they key the hashes in the tapes. */
  readonly salt: () => Promise<readonly number[]>;
  /**
   * One piece of work at a time, in all pages and workers: two that read the same folder at once would each find all of it new.
   */
  readonly locked: Locked;
  readonly accounts: () => Promise<KnownOwners>;
  /** Sums by day that other devices may have. */
  readonly daySums: {
    readonly keep: (device: DeviceId, now: Instant, sums: PackedDaySums) => Promise<void>;
    readonly forget: (account: AccountKey) => Promise<void>;
  };
}

/** Readings and tapes are stored together when there are this many readings, or this many bytes were read. */
const batchReadings = 20_000;
const batchBytes = 8_000_000;
/**
 * The page passes readings on, which holds it up: 1,000 at once took 37 ms while two processors were busy, 5,000 a third of a
 * second.
 */
const mostMerged = 500;

export function createUsageEngine(deps: UsageEngineDeps): UsageBackend {
  let [tapes, revision]: [Map<string, TapeFile>, number] = [new Map(), -1];
  /** What there was no room for. It is tried again with the next that is stored. */
  const unstored = new Map<string, TapeFile>();
  let index: UsageData | null = null;
  /** Whose sessions may be, and the mark of what the index was made with. */
  let [owners, ownersMark]: [KnownOwners, string] = [nothingKnown, ''];
  let keys: { readonly salt: string; readonly made: SaltedKeys } | null = null;

  /** Takes in what other pages stored. Where the database cannot be read, what is in memory stays. */
  const refresh = async (): Promise<void> => {
    const newest = await deps.tapes.revision().catch(() => revision);
    if (newest === revision) return;
    const rows = await deps.tapes.all();
    const stored = rows.flatMap((row) => fromRow(row) ?? []);
    tapes = new Map([...stored.map((tape) => [tape.file, tape] as const), ...unstored]);
    revision = newest;
    index = null;
  };
  /** What ids are keyed with, once all in memory is keyed so. */
  const currentKeys = async (): Promise<SaltedKeys> => {
    const salt = await deps.salt();
    // What could not be stored was keyed by this worker's own salt; another page could store its one since.
    if (keys && keys.salt !== salt.join()) {
      unstored.clear();
      [tapes, revision, index, keys] = [new Map(), -1, null, null];
    }
    keys ??= { salt: salt.join(), made: saltedKeys(salt) };
    await refresh().catch(() => undefined);
    return keys.made;
  };
  const store = async (changed: readonly TapeFile[]): Promise<void> => {
    for (const tape of changed) {
      tapes.set(tape.file, tape);
      unstored.set(tape.file, tape);
    }
    if (unstored.size === 0) return;
    index = null;
    const isStored = await deps.tapes.put([...unstored.values()].map(toRow)).then(
      () => true,
      () => false,
    );
    if (isStored) unstored.clear();
    revision = await deps.tapes.revision().catch(() => revision);
  };
  const data = async (): Promise<UsageData> => {
    await refresh().catch(() => undefined);
    owners = await deps.accounts().catch(() => owners);
    // Whose a session is may be learned after it was read: an account is seen, or a key is assigned to one.
    const keyedBy = new Set([...tapes.values()].map(({ account }) => owners.resolve(account)));
    const mark = JSON.stringify([owners.ends, ...keyedBy]);
    if (index === null || mark !== ownersMark) index = indexTapes([...tapes.values()], owners, unstored.size === 0);
    ownersMark = mark;
    return index;
  };

  return {
    read: (request, hooks) =>
      inTurn(deps.locked, hooks.signal, async () => {
        const made = await currentKeys();
        return { ...(await readWith(request, hooks, made, tapes, store)), stored: unstored.size === 0 };
      }),
    add: (sessions, account) =>
      deps.locked(async () => {
        await refresh().catch(() => undefined);
        await store(sessions.map((session) => madeTape(session, account)));
      }),
    forget: (account) =>
      deps.locked(async () => {
        await refresh().catch(() => undefined);
        const { resolve } = await deps.accounts().catch(() => nothingKnown);
        const isOf = ({ account: own }: TapeFile) => own === account || resolve(own) === account;
        const gone = [...tapes.values()].filter(isOf).map(({ file }) => file);
        await deps.tapes.remove(gone);
        for (const file of gone) {
          tapes.delete(file);
          unstored.delete(file);
        }
        await deps.daySums.forget(account);
        index = null;
      }),
    shareDays: async (device, now, options) => {
      const { table } = await data();
      await deps.daySums.keep(device, now, packDaySums(daySums(table, options, now)));
    },
    ask: async (name, question, options) => answers[name](await data(), question as never, options),
  };
}

const stoppedEarly: ReadSummary = {
  cancelled: true,
  files: 0,
  unchanged: 0,
  unreadable: 0,
  bytes: 0,
  readings: 0,
  added: 0,
  stored: true,
};

/** Reads when it is its turn. One that is stopped while another still reads ends at once. */
function inTurn(locked: Locked, signal: AbortSignal, read: () => Promise<ReadSummary>): Promise<ReadSummary> {
  return new Promise((resolve, reject) => {
    let isBegun = false;
    signal.addEventListener('abort', () => !isBegun && resolve(stoppedEarly), { once: true });
    locked(async () => {
      isBegun = !signal.aborted;
      return isBegun ? read() : stoppedEarly;
    }).then(resolve, reject);
  });
}

/** The tape of a session that no file holds. */
function madeTape({ name, meta, events, damaged }: SessionFile, account: string): TapeFile {
  const stamp = { size: 0, modifiedAt: 0, compressed: false, archived: false };
  const read = { file: name, stamp, consumed: 0, skipping: false, partial: false, tail: '' };
  return withEvents({ ...read, state: { ...freshParser, meta, damaged }, account }, events);
}

async function readWith(
  request: ReadRequest,
  { merge, progress, signal }: ReadHooks,
  keys: SaltedKeys,
  tapes: ReadonlyMap<string, TapeFile>,
  store: (changed: readonly TapeFile[]) => Promise<void>,
): Promise<Omit<ReadSummary, 'stored'>> {
  const files = await sourceFiles(request);
  const pending = { tapes: [] as TapeFile[], observations: [] as Observation[], bytes: 0 };
  const sum = { readings: 0, added: 0 };
  const flush = async () => {
    // Limits first: should this stop in between, the files are read again and their limits are known already.
    while (pending.observations.length > 0) sum.added += await merge(pending.observations.splice(0, mostMerged));
    await store(pending.tapes.splice(0));
    pending.bytes = 0;
  };
  const result = await readSessionFiles(files, {
    account: request.account,
    keepsBranches: request.keepsBranches,
    keys,
    known: (file) => tapes.get(file) ?? null,
    isStopped: () => signal.aborted,
    progress,
    keep: async (tape, readings) => {
      sum.readings += readings.length;
      pending.tapes.push(tape);
      pending.bytes += tape.stamp.size;
      for (const reading of readings) pending.observations.push(observed(reading, request));
      if (pending.observations.length >= batchReadings || pending.bytes >= batchBytes) await flush();
    },
  });
  await flush();
  return { ...result, ...sum };
}

function observed({ at, facts }: CliReading, { account, device }: ReadRequest): Observation {
  const content = { account, device, at, source: 'cli' as const, kind: 'usage' as const, facts };
  return { ...content, id: observationId(content) };
}
