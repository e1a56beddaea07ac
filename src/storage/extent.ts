import type { Instant } from '../domain/time/instant';
import type { DatabaseProvider } from './database';
import { accountsIn } from './observations';
import type { UsageHistory } from './usage-history';

export interface Extent {
  /** How much is stored, in rows and in packed months. A run of equal readings in one row counts once. */
  readonly observations: number;
  /** When the oldest of it was observed; null while there is nothing. */
  readonly oldestAt: Instant | null;
}

/** How much is stored and how far back it goes, for the Diagnostics page. */
export async function storedExtent(
  database: DatabaseProvider,
  history: Pick<UsageHistory, 'oldestAt'>,
): Promise<Extent> {
  const { observations, segments: months } = database();
  const [count, packed] = await Promise.all([observations.count(), months.toArray()]);
  const accounts = new Set([...(await accountsIn(observations)), ...packed.map(({ account }) => account)]);
  return {
    observations: packed.reduce((sum, { rows }) => sum + rows, count),
    oldestAt: await history.oldestAt([...accounts]),
  };
}
