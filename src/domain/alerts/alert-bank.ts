// What is held in the bank: a reset came, is about to lapse, or went without a reason.

import type { ResetView } from '../accounts/account-view';
import type { HeadroomEvent } from '../events/event';
import { dayMs, hourMs, type Instant, minuteMs } from '../time/instant';
import { ageSentence, named } from './alert-phrases';
import { dueAtLatestNow, type Escalation, type EscalationStep, type RuleInput, singleStep } from './escalation';

const fixedStages = [
  { stage: '7d', leadMs: 7 * dayMs },
  { stage: '3d', leadMs: 3 * dayMs },
  { stage: '24h', leadMs: 24 * hourMs },
] as const;

/** 7 d, 3 d, 24 h and the user's own use-by before each reset lapses; each reset by itself, offline and logged out too. */
export function expiryEscalations(input: RuleInput): readonly Escalation[] {
  const { view, settings, now } = input;
  return view.bank.resets.flatMap((reset) => {
    const { expiresAt } = reset;
    if (reset.status !== 'available' || expiresAt === null || expiresAt <= now) return [];
    return {
      account: view.key,
      subject: `reset:${reset.key}`,
      epoch: expiresAt,
      epochs: [expiresAt],
      rule: 'reset-lapses' as const,
      steps: expirySteps(expiresAt, settings.useByLeadMs),
      page: '#/bank' as const,
      urgent: expiresAt - now <= dayMs,
      ignoresQuietHours: isUseBy,
      isSilent: () => false,
      compose: (step) => lapseText(input, reset, expiresAt, step),
    };
  });
}

/** The stages of one reset, mildest first. The use-by carries its lead: another lead is another stage. */
export function expirySteps(expiresAt: Instant, useByLeadMs: number): readonly EscalationStep[] {
  const useBy = { stage: `use-by-${Math.round(useByLeadMs / minuteMs)}`, leadMs: useByLeadMs };
  return [...fixedStages, useBy]
    .map(({ stage, leadMs }) => ({ stage, severity: -leadMs, dueAt: expiresAt - leadMs }))
    .toSorted((a, b) => a.severity - b.severity);
}

function isUseBy({ stage }: Pick<EscalationStep, 'stage'>): boolean {
  return stage.startsWith('use-by');
}

function lapseText(input: RuleInput, reset: ResetView, expiresAt: Instant, step: EscalationStep) {
  const { context, now, view } = input;
  const left = context.format.span(expiresAt - now);
  const others = (view.bank.available ?? 1) - 1;
  const more = others > 0 ? ` You hold ${others} more.` : '';
  return {
    title: named(
      input,
      isUseBy(step) ? `Use it now: a banked reset lapses in ${left}` : `A banked reset lapses in ${left}`,
    ),
    body: `${reset.title ? `"${reset.title}" is` : 'It is'} lost if unused by ${context.format.instant(expiresAt)}.${more}`,
    why: `${isUseBy(step) ? 'You asked for a last call before a reset lapses.' : `You asked to be told before a reset lapses (${spoken(step.stage)}).`} ${ageSentence(input, reset.lastConfirmedAt)}`,
  };
}

const spoken = (stage: string) => ({ '7d': '7 days', '3d': '3 days', '24h': '24 hours' })[stage] ?? stage;

/** A reset came; where it came for an invitation, the referral rule says so instead. */
export function grantedEscalations(input: RuleInput): readonly Escalation[] {
  return freshEvents(input, 'reset-granted').flatMap((event) => {
    if (event.notes.includes('linked-to-invite') && input.settings.rules['referral-reward']) return [];
    const reset = input.view.bank.resets.find(({ key }) => key === event.reset);
    const id = { account: input.view.key, subject: eventSubject(event), epoch: 0, rule: 'reset-granted' as const };
    return singleStep(id, dueAtLatestNow(learnedAt(event), input.now), '#/bank', () => ({
      title: named(input, 'You were given a banked reset'),
      body: reset?.expiresAt
        ? `Use it by ${input.context.format.instant(reset.expiresAt)}.`
        : 'When it lapses is not known yet: open the usage page to see.',
      why: `You asked to be told when a reset arrives. ${ageSentence(input, learnedAt(event))}`,
    }));
  });
}

/** A reset left the bank early, and nothing seen explains it. */
export function vanishedEscalations(input: RuleInput): readonly Escalation[] {
  return freshEvents(input, 'reset-vanished').map((event) => {
    const reset = input.view.bank.resets.find(({ key }) => key === event.reset);
    const id = { account: input.view.key, subject: eventSubject(event), epoch: 0, rule: 'reset-vanished' as const };
    return singleStep(
      id,
      dueAtLatestNow(learnedAt(event), input.now),
      '#/events',
      () => ({
        title: named(input, 'A banked reset is gone, and we cannot say why'),
        body: `${reset?.expiresAt ? `It was good until ${input.context.format.instant(reset.expiresAt)}. ` : ''}No use of it was seen. The evidence is kept.`,
        why: `You asked to be told when a reset disappears. ${ageSentence(input, learnedAt(event))}`,
      }),
      true,
    );
  });
}

const newsMs = 7 * dayMs;

/** Confirmed events of a type that happened since the account was first looked at and are still news. */
export function freshEvents({ view, ledger, now }: RuleInput, type: HeadroomEvent['type']): readonly HeadroomEvent[] {
  const since = ledger.since[view.key] ?? now;
  return view.events.filter((event) => {
    const at = learnedAt(event);
    return event.type === type && event.confirmed && at > since && now - at <= newsMs;
  });
}

/** When a change could first be known: the first reading after it. */
export function learnedAt({ at, between }: HeadroomEvent): Instant {
  return between?.[1] ?? at;
}

const eventSubject = ({ reset, id }: HeadroomEvent) => (reset ? `reset:${reset}` : `event:${id}`);
