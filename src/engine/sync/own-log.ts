// This device's own history as other devices get it: monthly segments, and the newest part that is in no segment yet.
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import { dayMs, type Instant } from '../../domain/time/instant';
import { deflate } from '../../sync/codec/deflate';
import { encodeObservations } from '../../sync/codec/segment';
import { monthOf, monthSpan } from '../../sync/log/months';
import { type Segment, type SegmentLine, segmentsOf } from '../../sync/log/segments';
import { isOwn, type SyncDeps } from './sync-deps';
import type { OwnLog } from './sync-state';

/** Rows of a tail. With more, or after a day, they become part of their month's segments. */
const longestTail = 500;
/** Bytes of a tail, deflated: the head has other things to carry. */
const largestTail = 9_000;
/** The usage page did not exist earlier, so there are no older observations. */
const farthestBackMs = 800 * dayMs;
const rowsARead = 2_000;

export interface OwnHistory {
  readonly log: OwnLog;
  readonly tail: readonly Observation[];
  /** The segment of this name as of now; null where it is gone. Months are read once. */
  readonly segment: (name: string) => Promise<Segment | null>;
}

type LogDeps = Pick<SyncDeps, 'observations' | 'withheld' | 'now'>;

/**
 * Brings the log up to date. Only months with new rows are read, unless an account was forgotten or the database was lost:
 * then all are rebuilt.
 */
export async function updateOwnLog(
  known: OwnLog | null,
  self: DeviceId,
  others: ReadonlySet<DeviceId>,
  deps: LogDeps,
): Promise<OwnHistory> {
  const { observations, withheld, now } = deps;
  const [accounts, left, newest] = await Promise.all([observations.accounts(), withheld(), observations.cursor()]);
  const shared = accounts.filter((account) => !left.has(account)).toSorted();
  const isShareable = ({ device, source, account }: Observation) =>
    source !== 'sample' && !left.has(account) && isOwn(device, self, others);
  const readMonth = monthReader(shared, isShareable, deps);

  // A forgotten account leaves its months; one that was withheld until now has rows from before the cursor.
  const isSame = known !== null && known.cursor <= newest && known.accounts.join() === shared.join();
  const base: OwnLog = isSame ? known : { cursor: 0, flushedAt: 0, accounts: [], segments: [] };
  const arrived = isSame ? await rowsSince(base.cursor, deps) : null;
  const fresh = arrived?.filter(isShareable) ?? [];
  const isRecent = fresh.length === 0 || Math.abs(now() - base.flushedAt) < dayMs;
  if (arrived && isRecent && (await fitsTail(fresh))) return { log: base, tail: fresh, segment: readMonth.segment };

  const months = arrived ? new Set(fresh.map(({ at }) => monthOf(at))) : monthsUntil(now());
  const kept = base.segments.filter(({ name }) => !months.has(monthIn(name)));
  const made: SegmentLine[] = [];
  for (const month of months) made.push(...(await readMonth.all(month)).map(lineOf));
  const segments = [...kept, ...made].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const log: OwnLog = { cursor: newest, flushedAt: now(), accounts: shared, segments };
  return { log, tail: [], segment: readMonth.segment };
}

async function fitsTail(fresh: readonly Observation[]): Promise<boolean> {
  if (fresh.length > longestTail) return false;
  return (await deflate(encodeObservations(fresh))).length <= largestTail;
}

/** The month of a segment's name. */
function monthIn(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

function lineOf({ name, rows, hash }: SegmentLine): SegmentLine {
  return { name, rows, hash };
}

/** What arrived after a cursor; null where that is so much that all months are read instead. */
async function rowsSince(from: number, { observations }: LogDeps): Promise<readonly Observation[] | null> {
  const rows: Observation[] = [];
  for (let cursor = from, more = true; more; ) {
    const found = await observations.since(cursor, rowsARead);
    rows.push(...found.observations);
    ({ cursor, more } = found);
    if (rows.length > 10 * rowsARead) return null;
  }
  return rows;
}

function monthsUntil(now: Instant): ReadonlySet<string> {
  const months = new Set<string>();
  for (let at = now; at > now - farthestBackMs; at -= 27 * dayMs) months.add(monthOf(at));
  return months;
}

function monthReader(
  accounts: readonly AccountKey[],
  isShareable: (observation: Observation) => boolean,
  { observations }: LogDeps,
) {
  const read = new Map<string, Promise<readonly Segment[]>>();
  const load = async (month: string) => {
    const { from, to } = monthSpan(month);
    const found = await observations.history(accounts, from, to - 1);
    return segmentsOf(month, found.filter(isShareable));
  };
  const all = (month: string) => {
    const segments = read.get(month) ?? load(month);
    read.set(month, segments);
    return segments;
  };
  return {
    all,
    segment: async (name: string) => (await all(monthIn(name))).find((each) => each.name === name) ?? null,
  };
}
