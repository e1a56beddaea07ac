// What alerts need of lanes, seen from one account.
import { accountName } from '../accounts/account-name';
import { message } from '../messages/message';
import type { Message } from '../messages/value';
import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';
import { isGoodToReturn, laneAdvice } from './lane-advice';
import { accountLaneId, type LaneId } from './lane-order';
import { type LanesInput, lanesOf } from './lanes';

export interface AccountLanes {
  /** The account's own name in a sentence. */
  readonly name: Message | string;
  /** Where to go on when it ends. Null while it does not end, and where nothing else is open. */
  readonly next: {
    readonly name: Message | string;
    readonly spendsCredits: boolean;
    readonly hasEnded: boolean;
  } | null;
  /** It is open, was read twice since its window restarted, and has enough left. */
  readonly isGoodToReturn: boolean;
  readonly leftPercent: number;
  /** The end of the deciding window: it distinguishes one cycle from the next. */
  readonly endsAt: Instant | null;
  /** When an account after it in the order was last seen; null where there is none. */
  readonly laterSeenAt: Instant | null;
}

/** The name of a lane in a sentence. `nicknames`: by account, as stored. */
export function laneName(id: LaneId, nicknames: ReadonlyMap<AccountKey, string>): Message | string {
  if (id === 'credits') return message('lanes.credits');
  if (id === 'api') return message('lanes.api');
  const key = id.slice('account:'.length);
  return accountName(nicknames.get(key) ?? key);
}

/**
 * Lanes as seen from `input.active`; null with fewer than two accounts. Only another account is named: the advice is never
 * to spend credits.
 */
export function accountLanes(input: LanesInput, nicknames: ReadonlyMap<AccountKey, string>): AccountLanes | null {
  if (input.views.length < 2) return null;
  const lanes = lanesOf(input);
  const own = accountLaneId(input.active);
  const lane = lanes.find(({ id }) => id === own);
  if (!lane) return null;
  const advice = laneAdvice(lanes, input.active, input.now);
  const to = advice?.kind === 'switch' && advice.to?.id.startsWith('account:') ? advice.to : null;
  const later = lanes.slice(lanes.indexOf(lane) + 1).filter(({ id }) => id.startsWith('account:'));
  const seen = later.flatMap(({ observedAt }) => observedAt ?? []);
  return {
    name: laneName(own, nicknames),
    next:
      to && advice?.kind === 'switch'
        ? {
            name: laneName(to.id, nicknames),
            spendsCredits: advice.spendsCredits,
            hasEnded: lane.state === 'closed',
          }
        : null,
    isGoodToReturn: isGoodToReturn(lane, input.now),
    leftPercent: lane.leftPercent ?? 0,
    endsAt: lane.endsAt,
    laterSeenAt: seen.length > 0 ? Math.max(...seen) : null,
  };
}
