import type { Instant } from '../domain/instant';
import { kinds } from '../domain/kinds';
import type { HeadroomDatabase } from './database';
import { accountsIn } from './observations';
import type { SegmentStore } from './segments';

export interface Extent {
  /** How much is held, in rows and in packed months. A run of equal readings in a row counts once. */
  readonly observations: number;
  /** When the oldest of it was seen; null while there is nothing. */
  readonly oldestAt: Instant | null;
}

/** How far back the record goes, for the Diagnostics page. */
export async function recordExtent(database: HeadroomDatabase, segments: SegmentStore): Promise<Extent> {
  const [count, months] = await Promise.all([database.observations.count(), database.segments.toArray()]);
  const [oldest] = months.toSorted((a, b) => a.from - b.from);
  const packed = oldest ? await segments.history([oldest.account], oldest.from, oldest.to) : [];
  const firsts = [packed[0]?.at, ...(await firstRows(database))].filter((at) => at !== undefined);
  return {
    observations: months.reduce((sum, { rows }) => sum + rows, count),
    oldestAt: firsts.length > 0 ? Math.min(...firsts) : null,
  };
}

/** Rows are in order of (account, kind, instant): one look at the start of each. */
async function firstRows({ observations }: HeadroomDatabase): Promise<(Instant | undefined)[]> {
  const starts = (await accountsIn(observations)).flatMap((account) =>
    kinds.map((kind) =>
      observations.where(':id').between([account, kind], [account, kind, Number.MAX_SAFE_INTEGER]).first(),
    ),
  );
  return (await Promise.all(starts)).map((found) => found?.at);
}
