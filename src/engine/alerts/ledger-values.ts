import type { LedgerStore } from '../../domain/alerts/ledger';
import { ledgerFrom, nextRevision } from '../../storage/ledger-store';
import type { KeyValues } from '../state/key-values';

const key = 'ledger';

/**
 * The ledger among plain values: where the service worker has to reach it without a database library. Reading and
 * writing are two steps: whoever uses it holds a lock.
 */
export function createLedgerValues(values: KeyValues): LedgerStore {
  const load = async () => ledgerFrom((await values.get([key]))[key]);
  return {
    load,
    commit: async (next) => {
      const stored = nextRevision(await load(), next);
      await values.set({ [key]: stored });
      return stored;
    },
  };
}

const pushedKey = 'pushed-alerts';
const mostPushed = 200;
/** The mirror's name of an alert that came by push begins with this; what follows is the alert's own tag. */
const pushedPrefix = 'alert/';

/** Tags of alerts another device has pushed here: they were told on this one too. */
export async function pushedTags(values: KeyValues): Promise<readonly string[]> {
  const stored = (await values.get([pushedKey]))[pushedKey];
  return Array.isArray(stored) ? stored.filter((tag) => typeof tag === 'string') : [];
}

/** Remembers a pushed notification, should it be an alert. */
export async function rememberPushed(values: KeyValues, tag: string): Promise<void> {
  if (!tag.startsWith(pushedPrefix)) return;
  const known = await pushedTags(values);
  const alert = tag.slice(pushedPrefix.length);
  if (!known.includes(alert)) await values.set({ [pushedKey]: [...known, alert].slice(-mostPushed) });
}
