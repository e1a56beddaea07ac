// Draws the badge again at the very instant at which time alone changes it. The repeating alarm of the badge alone would be up
// to five minutes late: "Blocked until 10:31" would still stand there at 10:35.
import { nextBadgeChange } from '../../domain/headline/badge-change';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';

export interface BadgeAlarmDeps {
  readonly now: () => Instant;
  /** The snapshot as last written; null before anything was seen. */
  readonly snapshot: () => Promise<Snapshot | null>;
  readonly alarm: { set(at: Instant): Promise<void>; clear(): Promise<void> };
}

export interface BadgeAlarm {
  /** Sets the alarm for the next change of the badge. Call it whenever the badge was drawn. */
  set(): Promise<void>;
}

/** The alarm follows the account on the badge. It is cleared where nothing lies ahead. */
export function createBadgeAlarm({ now, snapshot, alarm }: BadgeAlarmDeps): BadgeAlarm {
  return {
    set: async () => {
      const known = await snapshot();
      const account = known?.accounts.find(({ state }) => state.key === known.current);
      const at = account ? nextBadgeChange(account.state, now()) : null;
      await (at === null ? alarm.clear() : alarm.set(at));
    },
  };
}
