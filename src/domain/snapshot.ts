// The one value every screen starts from. The background writes it to `storage.local` after each observation; the popup
// paints it before any database opens, and it still speaks when the database cannot.
import type { Account } from './accounts/account';
import type { AccountState } from './accounts/account-state';
import type { Outlook } from './forecast/outlook';
import type { AccountKey } from './observations/observation';
import type { Settings } from './settings';
import type { Instant } from './time/instant';

/** What is wrong with us, in words a screen can switch on. */
export type Trouble =
  /** The database did not open or refused a write: what is shown is the last view. */
  | { readonly kind: 'storage'; readonly reason: 'full' | 'denied' | 'evicted' | 'broken' }
  /** The page was asked for its figures and answered that nobody is signed in. */
  | { readonly kind: 'signed-out'; readonly at: Instant }
  /** This device's clock is wrong: what counts down by it is, too. */
  | { readonly kind: 'clock'; readonly aheadMs: number }
  /** Bodies arrived whose form we no longer understand. */
  | { readonly kind: 'drift'; readonly at: Instant; readonly count: number };

export interface Snapshot {
  readonly v: 1;
  /** Grows with every write, so that a reader can tell newer from older. */
  readonly revision: number;
  readonly writtenAt: Instant;
  readonly accounts: readonly {
    readonly account: Account;
    readonly state: AccountState;
    /** Forecasts and verdicts; absent until they were first derived. */
    readonly outlook?: Outlook;
  }[];
  /** The account seen last: what the badge speaks for unless the user chose another. */
  readonly current: AccountKey | null;
  readonly settings: Settings;
  readonly troubles: readonly Trouble[];
}
