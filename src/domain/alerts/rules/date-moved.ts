// Rule `date-moved`: the end of a window moved although its use did not fall.

import { ownLimitName } from '../../accounts/unknown-names';
import type { HeadroomEvent } from '../../events/event';
import { advancesWithClock, windowSide } from '../../events/event-sides';
import { message, windowValue } from '../../messages/message';
import type { Message, NamedWindow, Value } from '../../messages/value';
import { type Instant, minuteMs } from '../../time/instant';
import { sameWindow } from '../../windows/limit-window';
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
    const named = current ?? { ...window, name: ownLimitName(window.limit) };
    return singleStep({
      account: view.key,
      subject: eventSubject(event),
      rule: 'date-moved',
      stage: 'told',
      dueAt: dueAtLatestNow(learnedAt(event), now),
      page: '#/events',
      compose: () => ({
        title: withNickname(input, message('events.title.date-moved', { windows: windowValue(named), count: 1 })),
        body: moveSentences(named, from, to ?? current?.resetsAt ?? null),
        why: [message('alerts.moved.why'), ageSentence(input, learnedAt(event))],
      }),
    });
  });
}

/** A drifting end is listed on the events page, and no date to rely on. */
function isDrift({ notes, between }: HeadroomEvent, movedMs: number): boolean {
  if (notes.includes('drifting')) return true;
  return between !== null && advancesWithClock(movedMs, between[1] - between[0]);
}

/** As the event says it. */
function moveSentences(named: NamedWindow, from: Instant | null, at: Instant | null): readonly Message[] {
  if (at === null) return [message('alerts.moved.unknown')];
  return [endSentence(windowValue(named), from, at), message('events.dateMoved.use')];
}

function endSentence(window: Value, from: Instant | null, at: Instant): Message {
  if (from === null) return message('alerts.moved.newEnd', { window, at });
  const by = Math.abs(at - from);
  return at > from
    ? message('events.end.later', { window, at, by })
    : message('events.end.earlier', { window, at, by });
}
