import { type AlertLedger, emptyLedger, type LedgerStore } from '../domain/alerts/ledger';
import { mergeLedgers } from '../domain/alerts/ledger-merge';
import { readLedger } from '../domain/alerts/read-ledger';
import { isRecord } from '../domain/validation/checks';
import type { DatabaseProvider } from './database';

const key = 'ledger';

/**
 * The ledger of this origin: one small row, whole or not at all. Background, full page and popup may all write. What another
 * wrote since `load` is merged, so that nothing that was delivered is delivered again. A damaged row counts as none.
 */
export function createLedgerStore(database: DatabaseProvider): LedgerStore {
  const load = async () => ledgerFrom((await database().local.get(key))?.value);
  return {
    load,
    commit: async (next) => {
      const { local } = database();
      return local.db.transaction('rw', local, async () => {
        const stored = nextRevision(await load(), next);
        await local.put({ key, value: stored });
        return stored;
      });
    },
  };
}

/** What is stored after a commit: `next` itself if there was no other write since it was loaded, else both merged. */
export function nextRevision(held: AlertLedger, next: AlertLedger): AlertLedger {
  const merged = next.revision === held.revision ? next : mergeLedgers(held, next);
  return { ...merged, revision: Math.max(held.revision, next.revision) + 1 };
}

/** A stored ledger; an empty one where there is none or it is damaged. */
export function ledgerFrom(value: unknown): AlertLedger {
  return readLedger({ ...emptyLedger, ...(isRecord(value) && value.v === 1 ? value : {}) }) ?? emptyLedger;
}
