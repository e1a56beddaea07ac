// Redraws the badge at the instant when it changes without a new observation. The repeating alarm could be five minutes late:
// "Blocked until 10:31" would still be shown at 10:35.
import type { AccountState } from '../../domain/accounts/account-state';
import { viewOptionsOf } from '../../domain/accounts/view-options';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { nextBadgeChange } from '../../domain/headline/badge-change';
import type { AccountKey } from '../../domain/observations/observation';
import type { Settings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';

export interface BadgeAlarmDeps {
  readonly now: () => Instant;
  /** The snapshot as last written; null before anything was seen. */
  readonly snapshot: () => Promise<Snapshot | null>;
  /** The last forecast for an account, which the badge shows; null where there is none. */
  readonly outlook: (account: AccountKey) => Promise<Pick<StoredOutlook, 'forecasts'> | null>;
  readonly alarm: { set(at: Instant): Promise<void>; clear(): Promise<void> };
}

export interface BadgeAlarm {
  /** Sets the alarm for the next change of the badge. Call it whenever the badge was drawn. */
  set(): Promise<void>;
}

/** The alarm follows the account on the badge. It is cleared where no change is to come. */
export function createBadgeAlarm({ now, snapshot, outlook, alarm }: BadgeAlarmDeps): BadgeAlarm {
  const nextChange = async (state: AccountState, settings: Settings) =>
    nextBadgeChange(state, now(), viewOptionsOf(settings, state.key, await outlook(state.key).catch(() => null)));
  return {
    set: async () => {
      const known = await snapshot();
      const account = known?.accounts.find(({ state }) => state.key === known.current);
      const at = known && account ? await nextChange(account.state, known.settings) : null;
      await (at === null ? alarm.clear() : alarm.set(at));
    },
  };
}
