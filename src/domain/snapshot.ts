// The snapshot: the one value every screen starts from. The background writes it to `storage.local` after each observation.
// The popup paints it before any database opens, and also when the database cannot be opened. Its keys are a stored format.

import type { Account } from './accounts/account';
import type { AccountState } from './accounts/account-state';
import type { AccountKey } from './observations/observation';
import type { Settings } from './settings';
import type { Instant } from './time/instant';
import { fields, isInteger, isNumber, isRecord, isText, listOf, orNull } from './validation/checks';

/** What is wrong with the app. */
export type Trouble =
  /** The database did not open or refused a write: screens show the last snapshot. */
  | { readonly kind: 'storage'; readonly reason: 'full' | 'denied' | 'evicted' | 'newer' | 'broken' }
  /** The page's responses say that no user is signed in. */
  | { readonly kind: 'signed-out'; readonly at: Instant }
  /** There is no room for the snapshot: parts that can be rebuilt from the history are left out. */
  | { readonly kind: 'room' }
  /** This device's clock is wrong, and so are countdowns. */
  | { readonly kind: 'clock'; readonly aheadMs: number }
  /** Readings are dated later than this device's clock says: they are set aside. `at`: when the last of them was. */
  | { readonly kind: 'ahead'; readonly at: Instant; readonly count: number }
  /** Bodies arrived in a form the parsers do not know. */
  | { readonly kind: 'drift'; readonly at: Instant; readonly count: number };

/** An account that was seen in one load of the page alone: it is listed when it is seen again, or when the user keeps it. */
export interface SeenOnce {
  readonly key: AccountKey;
  readonly plan: string | null;
  readonly observedAt: Instant | null;
}

export interface Snapshot {
  readonly v: 1;
  /** Grows with every write: the higher one is newer. */
  readonly revision: number;
  readonly writtenAt: Instant;
  readonly accounts: readonly {
    readonly account: Account;
    readonly state: AccountState;
  }[];
  /** The account seen last: the badge shows it unless the user selected another. */
  readonly current: AccountKey | null;
  /** Absent where there is none. */
  readonly seenOnce?: readonly SeenOnce[];
  readonly settings: Settings;
  readonly troubles: readonly Trouble[];
}

const isAccount = fields<Account>({ key: isText, nickname: isText, colour: isInteger });

/** The parts of a state that every screen goes through. */
const isDrawable = (state: unknown): boolean => {
  if (!isRecord(state) || !isText(state.key)) return false;
  return [state.windows, state.bank, state.balances, state.events].every(listOf(isRecord));
};

const isShown = (one: unknown): boolean => isRecord(one) && isAccount(one.account) && isDrawable(one.state);

const isTrouble = (one: unknown): boolean => isRecord(one) && typeof one.kind === 'string';

/**
 * Whether a stored value has the frame of a snapshot of this version. The states in it are checked no further than all screens
 * go: `isWholeSnapshot` checks all of them.
 */
export function isSnapshot(stored: unknown): stored is Snapshot {
  if (!isRecord(stored) || stored.v !== 1) return false;
  const { revision, writtenAt, accounts, current, settings, troubles } = stored;
  const isFramed = isInteger(revision) && isNumber(writtenAt) && orNull(isText)(current) && isRecord(settings);
  return isFramed && listOf(isShown)(accounts) && listOf(isTrouble)(troubles);
}
