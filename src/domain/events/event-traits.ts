// What the fold has to know of each type of event. A new type does not compile before it is described here.
import type { EventType } from './event';

interface EventTraits {
  /** Later observations may confirm it, add to it or take it back. */
  readonly staysOpen: boolean;
  /** It may be what a finished invitation paid. */
  readonly isReward: boolean;
}

const settled: EventTraits = { staysOpen: false, isReward: false };
const open: EventTraits = { staysOpen: true, isReward: false };
const reward: EventTraits = { staysOpen: true, isReward: true };

export const eventTraits: Readonly<Record<EventType, EventTraits>> = {
  'cycle-ended': settled,
  'reset-redeemed': open,
  'early-reset': open,
  'refill-kept-date': open,
  correction: open,
  'date-moved': open,
  flapped: open,
  'plan-changed': settled,
  'limit-withdrawn': open,
  'limit-restored': settled,
  'reset-granted': reward,
  'reset-expired': open,
  'reset-vanished': open,
  'credits-spent': settled,
  'credits-added': reward,
  'referral-changed': settled,
};
