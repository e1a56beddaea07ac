import { type AlertLedger, emptyLedger, type LedgerStore } from '../../src/domain/alerts/ledger';
import { nextRevision } from '../../src/storage/ledger-store';

/** A ledger store without a database, for tests of what uses one. */
export function createInMemoryLedgerStore(): LedgerStore {
  let held: AlertLedger = emptyLedger;
  return {
    load: async () => held,
    commit: async (next) => {
      held = nextRevision(held, next);
      return held;
    },
  };
}
