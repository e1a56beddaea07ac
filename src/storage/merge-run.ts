// What arrives is compared with the rows it may repeat, run by run, in memory.

import type { Observation } from '../domain/observations/observation';
import { isRepeat } from '../domain/observations/repeat';
import { type Instant, minuteMs } from '../domain/time/instant';
import type { ObservationRow } from './rows';

/** Equal facts seen again within this span of a row's first sighting extend that row instead of making a new one. */
export const sameRowMs = 15 * minuteMs;

/** The order of every fold: by instant, then by id, so that any order of arrival gives the same history. */
export function inOrder(a: Observation, b: Observation): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** A row's observations, one or two, oldest first. */
export function sightings({ first, last }: ObservationRow): readonly Observation[] {
  return last ? [first, last] : [first];
}

/**
 * Observations by account and kind, each in order of time. What can only repeat its own kind is compared in memory: a bulk
 * import then costs one read a run, not one a row.
 */
export function runsOf(observations: readonly Observation[]): Observation[][] {
  const runs = new Map<string, Observation[]>();
  for (const observation of [...observations].sort(inOrder)) {
    const key = `${observation.account}\n${observation.kind}`;
    const run = runs.get(key);
    if (run) run.push(observation);
    else runs.set(key, [observation]);
  }
  return [...runs.values()];
}

/**
 * Lays one run over the `rows` it can repeat, which change with it: which rows are to be written, what of the run was not
 * known, and the last arrival number given.
 */
export function mergeRun(rows: ObservationRow[], run: readonly Observation[], arrival: number) {
  const known = new Set(rows.flatMap((row) => sightings(row).map(({ id }) => id)));
  const changed = new Map<string, ObservationRow>();
  const added: Observation[] = [];
  let next = arrival;

  for (const observation of run) {
    if (known.has(observation.id)) continue;
    known.add(observation.id);
    const position = lastAtOrBefore(rows, observation.at);
    const row = rows[position];
    if (row && repeats(row, observation)) {
      if (observation.at <= (row.last ?? row.first).at) continue;
      next += 1;
      rows[position] = { ...row, last: observation, arrival: next };
      changed.set(row.id, rows[position]);
    } else {
      next += 1;
      const fresh = newRow(observation, next);
      rows.splice(position + 1, 0, fresh);
      changed.set(fresh.id, fresh);
      added.push(observation);
    }
  }
  return { added, arrival: next, changed: [...changed.values()] };
}

function newRow(first: Observation, arrival: number): ObservationRow {
  const { account, kind, at, id } = first;
  return { account, kind, at, id, first, last: null, arrival, firstArrival: arrival };
}

function repeats({ first }: ObservationRow, next: Observation): boolean {
  if (first.device !== next.device || first.source !== next.source) return false;
  return next.at - first.at <= sameRowMs && isRepeat(first, next);
}

/** Index of the last row at or before an instant, −1 when all lie after it. Rows are sorted by `at`. */
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
