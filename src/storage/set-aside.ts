// Observations that are dated ahead of the clock. They are kept in `local`, where no fold, screen or export reads them, until the
// clock is right or their account is forgotten.
import { kinds } from '../domain/observations/kinds';
import type { AccountKey, DeviceId, Observation } from '../domain/observations/observation';
import { isAheadOfClock, latestBelieved } from '../domain/time/clock-lead';
import { type Instant, minuteMs } from '../domain/time/instant';
import type { DatabaseProvider, HeadroomDatabase } from './database';
import { dropDaySummaries } from './day-summaries';
import { observationsOf, sameRowMs } from './merge-run';
import { accountsIn, endOfTime, floorKey, newestArrival } from './observations';
import type { LocalRow, ObservationRow } from './rows';

export interface SetAsideStore {
  /** Sets observations aside; beyond 5,000 the latest dated are dropped. */
  keep(observations: readonly Observation[]): Promise<void>;
  /** Sets aside every stored observation dated ahead of the clock. Resolves to the keys they were stored under. */
  move(clock: Instant): Promise<readonly AccountKey[]>;
  /**
   * Takes out what may be used now: observations of other devices over whose date the clock jumped, because it was set
   * forward. Where the clock ran up to a date minute by minute, or this device itself wrote it, the date was wrong.
   */
  takeDue(clock: Instant, own: DeviceId): Promise<readonly Observation[]>;
  count(): Promise<number>;
  /** Deletes some of the observations set aside. */
  drop(observations: readonly Observation[]): Promise<void>;
  /** Deletes the observations set aside under these keys. */
  forget(accounts: readonly AccountKey[]): Promise<void>;
}

const prefix = 'aside/';
/** The latest clock while something was set aside. Its key sorts outside the rows. */
const ranToKey = 'aside-ran-to';
const mostAside = 5_000;
/** The clock is looked at every five minutes. A longer step means that it was set, or that the computer slept. */
const jumpMs = 30 * minuteMs;

/** Creates the store of observations set aside, over a database that opens at the first call. */
export function createSetAsideStore(database: DatabaseProvider): SetAsideStore {
  const rows = () => database().local.where('key').between(prefix, `${prefix}\uffff`);

  const put = async ({ local }: HeadroomDatabase, observations: readonly Observation[]) => {
    await local.bulkPut(observations.map((one) => ({ key: keyOf(one), value: one })));
    const surplus = (await rows().count()) - mostAside;
    if (surplus > 0) await rows().reverse().limit(surplus).delete();
  };

  return {
    keep: async (observations) => {
      const db = database();
      if (observations.length > 0) await db.transaction('rw', db.local, () => put(db, observations));
    },

    move: async (clock) => {
      const db = database();
      return db.transaction('rw', db.observations, db.summaries, db.local, async () => {
        const found = await rowsAhead(db, clock);
        if (found.length === 0) return [];
        const ahead = found.flatMap(observationsOf).filter(({ at }) => isAheadOfClock(at, clock));
        // An arrival number is never given twice, also when its row is gone.
        await db.local.put({ key: floorKey, value: await newestArrival(db) });
        await put(db, ahead);
        const [whole, ends] = [found.filter(isWhollyAhead(clock)), found.filter((row) => !isWhollyAhead(clock)(row))];
        await db.observations.bulkDelete(whole.map(({ account, kind, at, id }) => [account, kind, at, id]));
        await db.observations.bulkPut(ends.map((row) => ({ ...row, last: null })));
        const accounts = [...new Set(ahead.map(({ account }) => account))];
        for (const account of accounts)
          await dropDaySummaries(db, account, latestBelieved(clock) - sameRowMs, endOfTime);
        return accounts;
      });
    },

    takeDue: async (clock, own) => {
      const db = database();
      return db.transaction('rw', db.local, async () => {
        if ((await rows().count()) === 0) return [];
        const ranTo = Number((await db.local.get(ranToKey))?.value ?? clock);
        await db.local.put({ key: ranToKey, value: clock });
        const passed = await rows()
          .filter(({ value }) => !isAheadOfClock((value as Observation).at, clock))
          .toArray();
        const isJump = clock - ranTo > jumpMs;
        const due = passed.filter(({ value }) => {
          const { at, device } = value as Observation;
          return isJump && device !== own && isAheadOfClock(at, ranTo);
        });
        await db.local.bulkDelete(due.map(({ key }) => key));
        return due.map(({ value }) => value as Observation);
      });
    },

    count: async () => rows().count(),

    drop: async (observations) => database().local.bulkDelete(observations.map(keyOf)),

    forget: async (accounts) => {
      await rows()
        .filter(({ value }: LocalRow) => accounts.includes((value as Observation).account))
        .delete();
    },
  };
}

/** In order of their dates. */
function keyOf({ at, id }: Observation): string {
  return `${prefix}${String(at).padStart(14, '0')}/${id}`;
}

const isWhollyAhead = (clock: Instant) => (row: ObservationRow) => isAheadOfClock(row.at, clock);

/** Rows with an observation ahead of the clock: those that start there, and those whose run reaches into it. */
async function rowsAhead({ observations }: HeadroomDatabase, clock: Instant): Promise<ObservationRow[]> {
  const from = latestBelieved(clock) - sameRowMs;
  const ranges = (await accountsIn(observations)).flatMap((account) =>
    kinds.map((kind) =>
      observations.where('[account+kind+at]').between([account, kind, from], [account, kind, endOfTime]).toArray(),
    ),
  );
  return (await Promise.all(ranges)).flat().filter((row) => isAheadOfClock((row.last ?? row.first).at, clock));
}
