// The snapshot: the one value every screen starts from. The background writes it to `storage.local` after each observation.
// The popup paints it before any database opens, and also when the database cannot be opened. Its keys are a stored format.

import type { Account } from './accounts/account';
import type { AccountState } from './accounts/account-state';
import type { Outlook } from './forecast/outlook';
import type { AccountKey } from './observations/observation';
import type { Settings } from './settings';
import type { Instant } from './time/instant';

/** What is wrong with the app. */
export type Trouble =
  /** The database did not open or refused a write: screens show the last snapshot. */
  | { readonly kind: 'storage'; readonly reason: 'full' | 'denied' | 'evicted' | 'broken' }
  /** The page's responses say that nobody is signed in. */
  | { readonly kind: 'signed-out'; readonly at: Instant }
  /** There is no room for the view: what can be made again from the history is left out of it. */
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
    /** Absent until it was first computed. */
    readonly outlook?: Outlook;
  }[];
  /** The account seen last: the badge shows it unless the user selected another. */
  readonly current: AccountKey | null;
  /** Absent where there is none. */
  readonly seenOnce?: readonly SeenOnce[];
  readonly settings: Settings;
  readonly troubles: readonly Trouble[];
}
