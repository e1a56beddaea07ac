// Reads session files into tapes, and answers questions from them. It holds the tapes in memory too, so that a full database
// costs what was read only when the page is closed.
import { sipKeyFrom } from '../../domain/hashing/half-sip-hash';
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import { observationId } from '../../domain/observations/observation-id';
import type { Instant } from '../../domain/time/instant';
import { daySums } from '../../domain/usage/day-sums';
import { type PackedDaySums, packDaySums } from '../../domain/usage/packed-day-sums';
import type { SessionFile } from '../../domain/usage/session';
import type { WindowEnd } from '../../domain/usage/usage-owner';
import { saltedHash } from '../../observe/identity/salted-hash';
import type { CliReading } from '../../observe/session-files/read-session-limits';
import { saltedKeys } from '../../observe/session-files/session-keys';
import { freshParser } from '../../observe/session-files/session-parser';
import type { TapeRow } from '../../storage/rows';
import { sourceFiles } from '../files/cli-folder';
import type { Locked } from '../state/origin-lock';
import { readSessionFiles } from './read-session-files';
import { fromRow, type TapeFile, toRow, withEvents } from './tape-file';
import type { ReadHooks, ReadRequest, ReadSummary, UsageBackend } from './usage-backend';
import { indexTapes } from './usage-index';
import { answers, type UsageData } from './usage-questions';

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
  readonly observedEnds: () => Promise<readonly WindowEnd[]>;
  /** Sums by day that other devices may have. */
  readonly daySums: {
    readonly keep: (device: DeviceId, now: Instant, sums: PackedDaySums) => Promise<void>;
    readonly forget: (account: AccountKey) => Promise<void>;
  };
}

/** Readings and tapes are stored together when there are this many readings, or this many bytes were read. */
const batchReadings = 20_000;
const batchBytes = 8_000_000;
/** The page passes readings on. More at once would hold it up for longer than a frame or two: 5,000 took a third of a second. */
const mostMerged = 1_000;

export function createUsageEngine(deps: UsageEngineDeps): UsageBackend {
  let [tapes, revision, isStored]: [Map<string, TapeFile>, number, boolean] = [new Map(), -1, true];
  let index: UsageData | null = null;
  let saltInUse = '';

  /** Takes in what other pages stored. Where the database cannot be read, what is in memory stays. */
  const refresh = async (): Promise<void> => {
    const newest = await deps.tapes.revision().catch(() => revision);
    if (newest === revision) return;
    const rows = await deps.tapes.all();
    const stored = rows.flatMap((row) => fromRow(row) ?? []);
    tapes = new Map([...(isStored ? [] : tapes), ...stored.map((tape) => [tape.file, tape] as const)]);
    revision = newest;
    index = null;
  };
  /** The salt, once what is in memory is keyed by it. */
  const currentSalt = async (): Promise<readonly number[]> => {
    const salt = await deps.salt();
    const isOther = saltInUse !== '' && saltInUse !== salt.join();
    saltInUse = salt.join();
    // What could not be stored was keyed by this worker's own salt; another page could store its one since.
    if (isOther) [tapes, revision, isStored, index] = [new Map(), -1, true, null];
    await refresh().catch(() => undefined);
    return salt;
  };
  const store = async (changed: readonly TapeFile[]): Promise<void> => {
    if (changed.length === 0) return;
    for (const tape of changed) tapes.set(tape.file, tape);
    index = null;
    isStored = await deps.tapes.put(changed.map(toRow)).then(
      () => true,
      () => false,
    );
    revision = await deps.tapes.revision().catch(() => revision);
  };
  const data = async (): Promise<UsageData> => {
    await refresh().catch(() => undefined);
    if (index === null) {
      const ends = await deps.observedEnds().catch(() => []);
      index = indexTapes([...tapes.values()], ends, isStored);
    }
    return index;
  };

  return {
    read: (request, hooks) =>
      inTurn(deps.locked, hooks.signal, async () => {
        const salt = await currentSalt();
        return { ...(await readWith(request, hooks, salt, tapes, store)), stored: isStored };
      }),
    add: (sessions, account) =>
      deps.locked(async () => {
        await refresh().catch(() => undefined);
        await store(sessions.map((session) => madeTape(session, account)));
      }),
    forget: (account) =>
      deps.locked(async () => {
        await refresh().catch(() => undefined);
        const gone = [...tapes.values()].filter((tape) => tape.account === account).map(({ file }) => file);
        await deps.tapes.remove(gone);
        for (const file of gone) tapes.delete(file);
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
  salt: readonly number[],
  tapes: ReadonlyMap<string, TapeFile>,
  store: (changed: readonly TapeFile[]) => Promise<void>,
): Promise<Omit<ReadSummary, 'stored'>> {
  const files = await sourceFiles(request);
  const fast = sipKeyFrom(salt);
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
    keys: saltedKeys(saltedHash(Uint8Array.from(salt)), fast),
    fast,
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
