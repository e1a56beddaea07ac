// The extension's end of the bridge: one question, one answer. It keeps no connection, so a worker may sleep in between.
import { type AlertLedger, asForeignLedger, type LedgerStore } from '../../domain/alerts/ledger';
import { withoutAccount } from '../../domain/alerts/ledger-entries';
import { readLedger } from '../../domain/alerts/read-ledger';
import type { AccountKey } from '../../domain/observations/observation';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { OwnStorage } from '../state/own-storage';
import { bridgeProtocol, type Delta, type Pull } from './bridge-messages';

export interface ServeBridgeDeps extends Pick<OwnStorage, 'observations' | 'registers' | 'device'> {
  readonly now: () => Instant;
  readonly ledger: LedgerStore;
  /** The accounts known here: what was told of others, forgotten ones among them, is not taken. */
  readonly accounts: () => Promise<readonly AccountKey[]>;
  readonly version: string;
}

/** Rows an answer: about half a megabyte of JSON, copied in a few milliseconds. */
const rowsAnAnswer = 1_000;
const monthMs = 31 * dayMs;
/** Nobody has older observations: the page itself did not exist. */
const farthestBackMs = 800 * dayMs;
/** What both ends may know: the user's words and choices. Keys and pairings stay where they are. */
const shared: ReadonlySet<string> = new Set(['settings', 'account', 'alias']);

/** What the asker lacks. Rejects only when the database cannot be read. */
export async function serveBridge(pull: Pull, deps: ServeBridgeDeps): Promise<Delta> {
  const { id } = await deps.device();
  const frame = { protocol: bridgeProtocol, version: deps.version, device: id };
  if (pull.ledger !== undefined)
    return { ...frame, more: false, observations: [], records: [], ledger: await joined(pull.ledger, deps) };
  if (pull.olderThan !== undefined) return { ...frame, ...(await olderMonth(pull.olderThan, deps)) };

  const known = pull.have[id] ?? 0;
  const newest = await deps.observations.cursor();
  // A number from before the database was lost says nothing about this one.
  const { observations, cursor, more } = await deps.observations.since(known > newest ? 0 : known, rowsAnAnswer);
  const records = more ? [] : (await deps.registers.rows()).filter(({ table }) => shared.has(table));
  return { ...frame, seq: cursor, more, observations, records };
}

/** What was told here, together with what was told in the app. */
async function joined(told: unknown, { ledger, accounts }: ServeBridgeDeps): Promise<AlertLedger> {
  const theirs = readLedger(told);
  if (!theirs) return ledger.load();
  const known = await accounts();
  const strangers = Object.keys(theirs.since).filter((account) => !known.includes(account));
  return ledger.commit(asForeignLedger(strangers.reduce(withoutAccount, theirs)));
}

async function olderMonth(olderThan: Instant, { observations, now }: ServeBridgeDeps) {
  const from = olderThan - monthMs;
  const found = await observations.history(await observations.accounts(), from, olderThan - 1);
  return { more: false, olderThan: from > now() - farthestBackMs ? from : null, observations: found, records: [] };
}
