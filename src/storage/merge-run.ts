// New observations are compared in memory with the stored rows they may repeat, one run (account and kind) at a time.

import type { Observation } from '../domain/observations/observation';
import { isRepeat } from '../domain/observations/repeat';
import { type Instant, minuteMs } from '../domain/time/instant';
import type { ObservationRow } from './rows';

/** Equal facts within this span of a row's first observation extend that row instead of starting a new one. */
export const sameRowMs = 15 * minuteMs;

/** The order of every fold. Ids break ties, so that any order of arrival gives the same history. */
export function byInstantAndId(a: Observation, b: Observation): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * Each observation once, in the order of every fold; of two that are the same, the first one given. Only those of one instant
 * and kind can be the same, so only their ids are read: an unpacked observation computes its id when it is read.
 */
export function distinctInOrder(observations: readonly Observation[]): Observation[] {
  const kept: Observation[] = [];
  // Sorting is stable: what came first stays first until ids decide.
  const sorted = observations.toSorted((a, b) => a.at - b.at);
  for (let start = 0; start < sorted.length; ) {
    const at = sorted[start]?.at;
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.at === at) end += 1;
    if (end - start === 1) kept.push(sorted[start] as Observation);
    else kept.push(...distinctById(sorted.slice(start, end)).sort(byInstantAndId));
    start = end;
  }
  return kept;
}

function distinctById(observations: readonly Observation[]): Observation[] {
  const byId = new Map<string, Observation>();
  for (const seen of observations) if (!byId.has(seen.id)) byId.set(seen.id, seen);
  return [...byId.values()];
}

/** Whether a list contains the observation. Ids are compared only where instants agree. */
export function membership(some: readonly Observation[]): (one: Observation) => boolean {
  const byInstant = new Map<number, Observation[]>();
  for (const each of some) {
    const others = byInstant.get(each.at);
    if (others) others.push(each);
    else byInstant.set(each.at, [each]);
  }
  return (one) => byInstant.get(one.at)?.some(({ kind, id }) => kind === one.kind && id === one.id) ?? false;
}

/** A row's observations, one or two, oldest first. */
export function observationsOf({ first, last }: ObservationRow): readonly Observation[] {
  return last ? [first, last] : [first];
}

/**
 * Observations grouped by account and kind, each group in order of time. An observation can only repeat one of its own
 * group, so a bulk import reads stored rows once per group and not once an observation.
 */
export function runsOf(observations: readonly Observation[]): Observation[][] {
  const runs = new Map<string, Observation[]>();
  for (const observation of [...observations].sort(byInstantAndId)) {
    const key = `${observation.account}\n${observation.kind}`;
    const run = runs.get(key);
    if (run) run.push(observation);
    else runs.set(key, [observation]);
  }
  return [...runs.values()];
}

/** What merging one run did. */
export interface MergedRun {
  /** The rows to write. */
  readonly changed: readonly ObservationRow[];
  /** The observations that were not known. */
  readonly added: readonly Observation[];
  /** Observations that only extend a row, and those they replaced. */
  readonly extended: readonly Observation[];
  readonly displaced: readonly Observation[];
  /** The highest arrival number given now. */
  readonly arrival: number;
}

/**
 * Merges one run into the stored `rows` it can repeat, and changes that array. `arrival` is the highest number given so far.
 */
export function mergeRun(rows: ObservationRow[], run: readonly Observation[], arrival: number): MergedRun {
  const known = new Set(rows.flatMap((row) => observationsOf(row).map(({ id }) => id)));
  const changed = new Map<string, ObservationRow>();
  const added: Observation[] = [];
  const extended: Observation[] = [];
  const displaced: Observation[] = [];
  let next = arrival;

  for (const observation of run) {
    if (known.has(observation.id)) continue;
    known.add(observation.id);
    const position = lastAtOrBefore(rows, observation.at);
    const row = rows[position];
    if (row && repeats(row, observation)) {
      if (observation.at <= (row.last ?? row.first).at) continue;
      next += 1;
      extended.push(observation);
      displaced.push(...lastOf(row));
      rows[position] = { ...row, last: observation, arrival: next };
      changed.set(row.id, rows[position]);
    } else {
      next += 1;
      const started = newRow(observation, next);
      rows.splice(position + 1, 0, started);
      changed.set(started.id, started);
      added.push(observation);
    }
  }
  return { added, extended, displaced, arrival: next, changed: [...changed.values()] };
}

/** The observation that a run ends with, where that is not its first. */
function lastOf({ last }: ObservationRow): readonly Observation[] {
  return last ? [last] : [];
}

function newRow(first: Observation, arrival: number): ObservationRow {
  const { account, kind, at, id } = first;
  return { account, kind, at, id, first, last: null, arrival, firstArrival: arrival };
}

function repeats({ first }: ObservationRow, next: Observation): boolean {
  if (first.device !== next.device || first.source !== next.source) return false;
  return next.at - first.at <= sameRowMs && isRepeat(first, next);
}

/** Index of the last row at or before an instant, −1 when all are later. Rows are sorted by `at`. */
function lastAtOrBefore(rows: readonly ObservationRow[], at: Instant): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
