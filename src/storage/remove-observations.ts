// Takes single observations out again, wherever they are stored by now.

import type { Observation } from '../domain/observations/observation';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { dropDaySummaries } from './day-summaries';
import { membership, runsOf, sameRowMs } from './merge-run';
import { floorKey, newestArrival, rowsReaching } from './observations';
import type { ObservationRow, ObservationRowKey } from './rows';
import type { SegmentStore } from './segments';

/**
 * Deletes observations from rows and packed months. A run of equal readings of which only one end goes keeps the other.
 * Observations that are not stored are passed over.
 */
export async function removeObservations(
  database: DatabaseProvider,
  segments: Pick<SegmentStore, 'remove'>,
  gone: readonly Observation[],
): Promise<void> {
  const db = database();
  for (const run of runsOf(gone)) await removeFromRows(db, run);
  await segments.remove(gone);
}

/** `run`: observations of one account and kind, oldest first. */
async function removeFromRows(db: HeadroomDatabase, run: readonly Observation[]): Promise<void> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return;
  const isGone = membership(run);
  await db.transaction('rw', db.observations, db.summaries, db.local, async () => {
    const rows = await rowsReaching(db, first.account, first.kind, first.at, last.at);
    const changes = rows.map((row) => without(row, isGone)).filter((change) => change !== null);
    if (changes.length === 0) return;
    // An arrival number is never given twice, also when its row is gone.
    await db.local.put({ key: floorKey, value: await newestArrival(db) });
    await db.observations.bulkDelete(changes.flatMap(({ deleted }) => (deleted ? [deleted] : [])));
    await db.observations.bulkPut(changes.flatMap(({ row }) => (row ? [row] : [])));
    await dropDaySummaries(db, first.account, first.at - sameRowMs, last.at);
  });
}

interface RowChange {
  readonly deleted: ObservationRowKey | null;
  readonly row: ObservationRow | null;
}

/** What becomes of a row; null where nothing does. Its key is its first observation. */
function without(row: ObservationRow, isGone: (one: Observation) => boolean): RowChange | null {
  const { account, kind, at, id, first, last } = row;
  const deleted: ObservationRowKey = [account, kind, at, id];
  const [isFirstGone, isLastGone] = [isGone(first), last !== null && isGone(last)];
  if (!isFirstGone) return isLastGone ? { deleted: null, row: { ...row, last: null } } : null;
  if (last === null || isLastGone) return { deleted, row: null };
  return { deleted, row: { ...row, at: last.at, id: last.id, first: last, last: null } };
}
