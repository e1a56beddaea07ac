import type { Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { AppPorts } from '../ports/app-ports';
import { slicesOf } from '../state/history-slices';
import { keysOf, loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';
import { storedKeys } from '../state/packed-history';

/**
 * Reads an account's observations from the storage of this origin, oldest first, whatever earlier keys they were stored under.
 * A long span is read in pieces, so that nothing is blocked for long.
 */
export function storedObservations(
  { observations, registers }: Pick<OwnStorage, 'observations' | 'registers'>,
  now: () => Instant,
): AppPorts['observations'] {
  return async (account, { kinds, from, to, limit }) => {
    const keys = await storedKeys(keysOf(await loadAccounts(registers), account), observations.accounts);
    const found: Observation[] = [];
    for (const slice of slicesOf(from, to, now())) {
      found.push(...(await observations.history(keys, slice.from, slice.to, kinds)));
      if (limit !== undefined && found.length >= limit) return found.slice(0, limit);
    }
    return found;
  };
}
