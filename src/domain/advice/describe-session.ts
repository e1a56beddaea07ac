import type { SessionPlan } from '../forecast/outlook';
import { message } from '../messages/message';
import type { Message } from '../messages/value';
import { secondMs, weekMs } from '../time/instant';

/** How many 5-hour windows still fit, whether they can use what is left, and by when the next must start. */
export function describeSession(plan: SessionPlan): readonly Message[] {
  const { leftPercent: left, startBy, burnablePercent: burnable, strandedPercent: stranded } = plan;
  const fit = { count: plan.sessionsLeft ?? 0, span: spanOf(plan) };
  const start = startBy === null ? [] : [message('plan.session.startBy', { at: startBy })];
  if (burnable === null || stranded === null) return [message('plan.session.fit', fit), ...start];
  // Where all of it can be used anyway, no start time is given.
  if (stranded < 1) return [message('plan.session.enough', { ...fit, left })];
  return [
    message('plan.session.atMost', { burnable, left, span: fit.span }),
    message('plan.session.fit', fit),
    ...start,
  ];
}

/** What the longer window is called in a sentence. */
function spanOf({ seconds }: SessionPlan): 'week' | 'month' | 'window' {
  if (seconds * secondMs === weekMs) return 'week';
  return seconds * secondMs > weekMs ? 'month' : 'window';
}
