// Rules on the account itself: a date moved, credits run low, an invitation paid, nothing seen for a while.

import { windowSide } from '../fold/event-sides';
import { type Instant, minuteMs } from '../time/instant';
import { sameWindow, windowLabel } from '../windows/limit-window';
import { freshEvents, learnedAt } from './alert-bank';
import { ageSentence, named } from './alert-phrases';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from './escalation';

/** Smaller moves are on the screen; they are not worth a sound. */
const leastMoveMs = 15 * minuteMs;

/** The end of a window moved though its use did not fall. */
export function movedEscalations(input: RuleInput): readonly Escalation[] {
  return freshEvents(input, 'date-moved').flatMap((event) => {
    const [window] = event.windows;
    if (!window) return [];
    const from = windowSide(event.before, window)?.resetsAt ?? null;
    const to = windowSide(event.after, window)?.resetsAt ?? null;
    if (from !== null && to !== null && Math.abs(to - from) < leastMoveMs) return [];
    const shown = input.view.windows.find((each) => sameWindow(each, window));
    const label = shown?.label ?? windowLabel(window);
    const id = { account: input.view.key, subject: `event:${event.id}`, epoch: 0, rule: 'date-moved' as const };
    return singleStep(id, dueAtLatestNow(learnedAt(event), input.now), '#/events', () => ({
      title: named(input, `The end of ${label} moved`),
      body: moveSentence(input, from, to ?? shown?.resetsAt ?? null),
      why: `You asked to be told when a date moves. ${ageSentence(input, learnedAt(event))}`,
    }));
  });
}

function moveSentence({ context }: RuleInput, from: Instant | null, to: Instant | null): string {
  if (to === null) return 'The new date is on the page of events.';
  const now = `It now ends ${context.format.instant(to)}`;
  if (from === null) return `${now}. Your use did not fall.`;
  const way = to > from ? 'later' : 'earlier';
  return `${now}, ${context.format.span(Math.abs(to - from))} ${way} than announced. Your use did not fall.`;
}

/** The balance fell below the mark; news again only after it was clearly above. Nobody who never held any is told. */
export function creditsEscalations(input: RuleInput): readonly Escalation[] {
  const { view, settings, ledger } = input;
  const credits = ledger.credits[view.key];
  const { balance, observedAt, runwayDays } = view.credits;
  if (!credits?.low || !credits.held || view.credits.state !== 'balance' || balance === null || observedAt === null)
    return [];
  const id = {
    account: view.key,
    subject: 'credits',
    epoch: 0,
    rule: 'credits-low' as const,
    stage: `low-${credits.episode}`,
  };
  const lasts = runwayDays === null ? '' : ` At the present rate that lasts ${Math.floor(runwayDays)} days.`;
  const left = Math.floor(Number(balance));
  const ladder = singleStep(id, dueAtLatestNow(observedAt, input.now), '#/credits', () => ({
    title: named(input, left > 0 ? `Credits are low: ${left} left` : 'Your credits are used up'),
    body: `Fewer than ${settings.creditsLow} credits are left.${lasts}`,
    why: `You asked to be told below ${settings.creditsLow} credits. ${ageSentence(input, observedAt)}`,
  }));
  return [{ ...ladder, steps: ladder.steps.map((step) => ({ ...step, severity: 1 + credits.episode })) }];
}

/** An invitation paid: a reset or credits that the fold linked to it. */
export function rewardEscalations(input: RuleInput): readonly Escalation[] {
  const paid = (['reset-granted', 'credits-added', 'referral-changed'] as const).flatMap((type) =>
    freshEvents(input, type).filter(({ notes }) => notes.includes('linked-to-invite')),
  );
  return paid.map((event) => {
    const id = { account: input.view.key, subject: `event:${event.id}`, epoch: 0, rule: 'referral-reward' as const };
    const what = { 'reset-granted': 'A banked reset', 'credits-added': 'Credits' }[event.type as string] ?? 'A reward';
    return singleStep(id, dueAtLatestNow(learnedAt(event), input.now), '#/referral', () => ({
      title: named(input, 'An invitation paid'),
      body: `${what} arrived within a day of an invitation being completed.`,
      why: `You asked to be told of referral rewards. ${ageSentence(input, learnedAt(event))}`,
    }));
  });
}

/** Old data looks like good news: after a while without any, say so. */
export function silenceEscalations(input: RuleInput): readonly Escalation[] {
  const { view, settings, context } = input;
  const { observedAt } = view;
  if (observedAt === null || settings.nothingSeenMs <= 0) return [];
  const id = { account: view.key, subject: 'account', epoch: observedAt, rule: 'nothing-seen' as const };
  const ladder = singleStep(id, observedAt + settings.nothingSeenMs, '#/', () => ({
    title: named(input, 'Nothing seen of Codex for a while'),
    body: `The last reading is from ${context.format.instant(observedAt)}. Open the usage page for fresh numbers.`,
    why: `You asked to be told after ${context.format.span(settings.nothingSeenMs)} without a reading.`,
  }));
  return [ladder];
}
