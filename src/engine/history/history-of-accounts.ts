import type { AccountKey, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { keysOf, loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';

/** Reads the observations of some accounts, stored under any of their keys, from an instant on: what a push or a code carries. */
export function historyOfAccounts({ observations, registers }: Pick<OwnStorage, 'observations' | 'registers'>) {
  return async (accounts: readonly AccountKey[], from: Instant): Promise<readonly Observation[]> => {
    const known = await loadAccounts(registers);
    return observations.history(
      accounts.flatMap((account) => keysOf(known, account)),
      from,
    );
  };
}
