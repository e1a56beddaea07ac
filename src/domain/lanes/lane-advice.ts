// Which lane to use next: before the one in use ends, and when a better one is open again and will stay so.
import type { AccountKey } from '../observations/observation';
import { type Instant, minuteMs } from '../time/instant';
import { accountLaneId } from './lane-order';
import type { Lane } from './lanes';

export type LaneAdvice =
  /** The lane in use is fine, and none before it is. */
  | { readonly kind: 'stay'; readonly lane: Lane }
  /** The lane in use ends or has ended. `to`: the first open lane; null where none is. */
  | { readonly kind: 'switch'; readonly from: Lane; readonly to: Lane | null; readonly spendsCredits: boolean }
  /** A lane that the user prefers is open again. */
  | { readonly kind: 'back'; readonly from: Lane; readonly to: Lane };

/** Going back needs so much left, and so long until the next end. */
const back = { leftPercent: 10, endMs: 30 * minuteMs };

/** Advice for the account that is worked on; null where it has no lane or nothing fresh is known about it. */
export function laneAdvice(lanes: readonly Lane[], active: AccountKey, now: Instant): LaneAdvice | null {
  const at = lanes.findIndex(({ id }) => id === accountLaneId(active));
  const lane = lanes[at];
  if (!lane || lane.state === 'unknown') return null;
  const others = lanes.filter((other) => other !== lane);
  if (lane.state !== 'open')
    return {
      kind: 'switch',
      from: lane,
      to: others.find(({ state }) => state === 'open') ?? null,
      spendsCredits: others.some(({ id, state }) => id === 'credits' && state === 'open'),
    };
  const better = lanes.slice(0, at).find((other) => other.id.startsWith('account:') && isGoodToReturn(other, now));
  return better ? { kind: 'back', from: lane, to: better } : { kind: 'stay', lane };
}

/**
 * Open, read twice since its window restarted, with enough left and no end soon, so that the advice does not go back and
 * forth.
 */
export function isGoodToReturn({ state, agrees, leftPercent, runsOutAt, endsAt }: Lane, now: Instant): boolean {
  if (state !== 'open' || !agrees || leftPercent === null || leftPercent < back.leftPercent) return false;
  return [runsOutAt, endsAt].every((end) => end === null || end - now >= back.endMs);
}
