// Rule `date-moved`: the end of a window moved although its use did not fall.

import { ownLimitName } from '../../accounts/own-words';
import type { HeadroomEvent } from '../../events/event';
import { advancesWithClock, windowSide } from '../../events/event-sides';
import { type Instant, minuteMs } from '../../time/instant';
import { sameWindow, windowLabel } from '../../windows/limit-window';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { eventSubject, freshEvents, learnedAt } from './rule-events';
import { ageSentence, withNickname } from './rule-sentences';

/** Smaller moves are listed on the events page but not notified. */
const minMoveMs = 15 * minuteMs;

/** One escalation for each end that moved by 15 minutes or more, or by an unknown amount. */
export function dateMoved(input: RuleInput): readonly Escalation<'date-moved'>[] {
  const { view, now } = input;
  return freshEvents(input, 'date-moved').flatMap((event) => {
    const [window] = event.windows;
    if (!window) return [];
    const from = windowSide(event.before, window)?.resetsAt ?? null;
    const to = windowSide(event.after, window)?.resetsAt ?? null;
    if (from !== null && to !== null && (Math.abs(to - from) < minMoveMs || isDrift(event, to - from))) return [];
    const current = view.windows.find((each) => sameWindow(each, window));
    if (current?.isHidden) return [];
    const label = current?.label ?? windowLabel(window, ownLimitName(window.limit));
    return singleStep({
      account: view.key,
      subject: eventSubject(event),
      rule: 'date-moved',
      stage: 'told',
      dueAt: dueAtLatestNow(learnedAt(event), now),
      page: '#/events',
      compose: () => ({
        title: withNickname(input, `The end of ${label} moved`),
        body: moveSentence(input, from, to ?? current?.resetsAt ?? null),
        why: `You asked to be told when a date moves. ${ageSentence(input, learnedAt(event))}`,
      }),
    });
  });
}

/** A drifting end is listed on the events page, and no date to rely on. */
function isDrift({ notes, between }: HeadroomEvent, movedMs: number): boolean {
  if (notes.includes('drifting')) return true;
  return between !== null && advancesWithClock(movedMs, between[1] - between[0]);
}

function moveSentence({ context }: RuleInput, from: Instant | null, to: Instant | null): string {
  if (to === null) return 'The new date is on the page of events.';
  const newEnd = `It now ends ${context.format.instant(to)}`;
  if (from === null) return `${newEnd}. Your use did not fall.`;
  const direction = to > from ? 'later' : 'earlier';
  return `${newEnd}, ${context.format.duration(Math.abs(to - from))} ${direction} than announced. Your use did not fall.`;
}
