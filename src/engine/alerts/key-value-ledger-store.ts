import type { LedgerStore } from '../../domain/alerts/ledger';
import { ledgerFrom, nextRevision } from '../../storage/ledger-store';
import type { KeyValues } from '../state/key-values';

const ledgerKey = 'ledger';

/**
 * A ledger store among plain key-value pairs, for the app's service worker, which loads no database library. Reading and
 * writing are two steps, so callers must hold a lock.
 */
export function createKeyValueLedgerStore(values: KeyValues): LedgerStore {
  const load = async () => ledgerFrom((await values.get([ledgerKey]))[ledgerKey]);
  return {
    load,
    commit: async (next) => {
      const stored = nextRevision(await load(), next);
      await values.set({ [ledgerKey]: stored });
      return stored;
    },
  };
}
