// The extension's end of the bridge: it answers single requests. There is no open connection, so the worker can sleep.
import type { AccountState } from '../../domain/accounts/account-state';
import { onlyKnown } from '../../domain/alerts/known-subjects';
import { type AlertLedger, asForeignLedger, type LedgerStore } from '../../domain/alerts/ledger';
import { readLedger } from '../../domain/alerts/read-ledger';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { OwnStorage } from '../state/own-storage';
import { bridgeProtocol, type Delta, type Pull } from './bridge-messages';

export interface ServeBridgeDeps extends Pick<OwnStorage, 'observations' | 'registers' | 'device'> {
  readonly now: () => Instant;
  readonly ledger: LedgerStore;
  /** The accounts known here. Alerts about anything else, such as a forgotten account, are not imported. */
  readonly accounts: () => Promise<readonly AccountState[]>;
  /** Accounts that were seen once and may be invented: nothing of them is shared. */
  readonly unlisted?: () => Promise<readonly AccountKey[]>;
  /** See `Delta.serverAheadMs`; 0 where the clocks agree. */
  readonly serverAheadMs?: () => Promise<number>;
  readonly version: string;
}

/** Observations per answer: about half a megabyte of JSON, copied in a few milliseconds. */
const rowsAnAnswer = 1_000;
const monthMs = 31 * dayMs;
/** The usage page did not exist earlier, so there are no older observations. */
const farthestBackMs = 800 * dayMs;
/** The register tables that are shared: the user's names and choices. Keys and pairings never leave the extension. */
const shared: ReadonlySet<string> = new Set(['settings', 'account', 'alias']);

/** What the requester lacks. Rejects only when the database cannot be read. */
export async function serveBridge(pull: Pull, deps: ServeBridgeDeps): Promise<Delta> {
  const { id } = await deps.device();
  const serverAheadMs = (await deps.serverAheadMs?.()) ?? 0;
  const ahead = serverAheadMs > 0 && { serverAheadMs };
  const frame = { protocol: bridgeProtocol, version: deps.version, device: id, ...ahead };
  if (pull.ledger !== undefined)
    return { ...frame, more: false, observations: [], records: [], ledger: await mergedLedger(pull.ledger, deps) };
  if (pull.olderThan !== undefined) return { ...frame, ...(await olderMonth(pull.olderThan, deps)) };

  const known = pull.have[id] ?? 0;
  const newest = await deps.observations.cursor();
  // A position beyond the newest row is from before the database was lost: start over.
  const { observations, cursor, more } = await deps.observations.since(known > newest ? 0 : known, rowsAnAnswer);
  const records = more ? [] : (await deps.registers.rows()).filter(({ table }) => shared.has(table));
  return { ...frame, seq: cursor, more, observations: await onlyShared(observations, deps), records };
}

/** This ledger merged with the app's. */
async function mergedLedger(received: unknown, { ledger, accounts, now }: ServeBridgeDeps): Promise<AlertLedger> {
  const theirs = readLedger(received);
  if (!theirs) return ledger.load();
  return ledger.commit(asForeignLedger(onlyKnown(theirs, await accounts(), now())));
}

/**
 * Without accounts that are not listed; one that is listed later is shared from then on. Sample data stays where it was made: what
 * is removed there would come back from here.
 */
async function onlyShared(observations: readonly Observation[], { unlisted }: ServeBridgeDeps) {
  const left = new Set(await unlisted?.());
  return observations.filter(({ account, source }) => source !== 'sample' && !left.has(account));
}

async function olderMonth(olderThan: Instant, deps: ServeBridgeDeps) {
  const { observations, now } = deps;
  const from = olderThan - monthMs;
  const found = await observations.history(await observations.accounts(), from, olderThan - 1);
  return {
    more: false,
    olderThan: from > now() - farthestBackMs ? from : null,
    observations: await onlyShared(found, deps),
    records: [],
  };
}
