// Lanes and advice on them as messages.
import { message } from '../messages/message';
import type { Message } from '../messages/value';
import type { LaneAdvice } from './lane-advice';
import type { LaneId } from './lane-order';
import type { Lane } from './lanes';

type NameOf = (id: LaneId) => Message | string;

/** The advice in one sentence. `perHour`: credits spent an hour; undefined where that is not known. */
export function describeLaneAdvice(advice: LaneAdvice, nameOf: NameOf, perHour: number | undefined): Message {
  if (advice.kind === 'stay') return message('plan.lane.stay', { lane: nameOf(advice.lane.id) });
  if (advice.kind === 'back') return message('lanes.back', { to: nameOf(advice.to.id) });
  const { from: lane, to, spendsCredits } = advice;
  const name = nameOf(lane.id);
  const from = lane.state === 'closing' ? 'closing' : 'other';
  if (to === null) return message('lanes.none', { from, name });
  const rate = perHour === undefined ? null : Math.round(perHour);
  if (to.id === 'credits')
    return rate === null
      ? message('lanes.spending', { from, name })
      : message('lanes.spending.perHour', { from, name, perHour: rate });
  const target = { from, name, to: nameOf(to.id) } as const;
  if (!spendsCredits) return message('lanes.switch', target);
  return rate === null
    ? message('lanes.switch.credits', target)
    : message('lanes.switch.perHour', { ...target, perHour: rate });
}

/** The state of a lane in a few words. */
export function describeLane({ state, leftPercent, runsOutAt, until, observedAt }: Lane): Message {
  if (state === 'open')
    return leftPercent === null
      ? message('plan.lane.state.open')
      : message('plan.lane.state.open.left', { left: leftPercent });
  if (state === 'closing')
    return runsOutAt === null
      ? message('plan.lane.state.closing', { left: leftPercent ?? 0 })
      : message('plan.lane.state.closing.at', { at: runsOutAt });
  if (state === 'closed')
    return until === null ? message('plan.lane.state.closed') : message('plan.lane.state.closed.until', { at: until });
  return observedAt === null
    ? message('plan.lane.state.unknown')
    : message('plan.lane.state.unknown.seen', { at: observedAt });
}
