// Rule `reset-lapses`: a banked reset expires soon. Needs only the stored expiry, so it works offline and signed out.

import type { ResetView } from '../../accounts/account-view';
import { message } from '../../messages/message';
import type { Message } from '../../messages/value';
import { dayMs, hourMs, type Instant, minuteMs } from '../../time/instant';
import type { AlertText } from '../alert';
import type { Escalation, EscalationStep, RuleInput } from '../escalation';
import { ageSentence, withNickname } from './rule-sentences';

type ExpiryStep = EscalationStep<'reset-lapses'>;

const fixedStages = [
  { stage: '7d', leadMs: 7 * dayMs },
  { stage: '3d', leadMs: 3 * dayMs },
  { stage: '24h', leadMs: 24 * hourMs },
] as const;

/** One escalation for each available reset that has not expired: 7 d, 3 d, 24 h and the user's own use-by before it. */
export function resetLapses(input: RuleInput): readonly Escalation<'reset-lapses'>[] {
  const { view, settings, now } = input;
  return view.bank.resets.flatMap((reset) => {
    const { expiresAt } = reset;
    if (reset.status !== 'available' || expiresAt === null || expiresAt <= now) return [];
    return {
      account: view.key,
      subject: `reset:${reset.key}`,
      epoch: expiresAt,
      epochs: [expiresAt],
      rule: 'reset-lapses',
      steps: expirySteps(expiresAt, settings.useByLeadMs),
      page: '#/bank',
      urgent: expiresAt - now <= dayMs,
      // The last call cannot wait: after the quiet hours the reset may be gone.
      ignoresQuietHours: isUseBy,
      isSilent: () => false,
      compose: (step) => textOf(input, reset, expiresAt, step),
    };
  });
}

/** The steps before one expiry, mildest first. The use-by stage carries its lead time: another lead is another stage. */
export function expirySteps(expiresAt: Instant, useByLeadMs: number): readonly ExpiryStep[] {
  const useBy = { stage: `use-by-${Math.round(useByLeadMs / minuteMs)}` as const, leadMs: useByLeadMs };
  return [...fixedStages, useBy]
    .map(({ stage, leadMs }) => ({ stage, severity: -leadMs, dueAt: expiresAt - leadMs }))
    .toSorted((a, b) => a.severity - b.severity);
}

function isUseBy({ stage }: ExpiryStep): boolean {
  return stage.startsWith('use-by');
}

function textOf(input: RuleInput, { title, lastConfirmedAt }: ResetView, at: Instant, step: ExpiryStep): AlertText {
  const { now, view } = input;
  const left = at - now;
  const count = (view.bank.available ?? 1) - 1;
  return {
    title: withNickname(
      input,
      isUseBy(step) ? message('alerts.expiry.lastCall', { left }) : message('alerts.expiry', { left }),
    ),
    body: [expirySentence(title, at), ...(count > 0 ? [message('alerts.expiry.more', { count })] : [])],
    why: [whySentence(step), ageSentence(input, lastConfirmedAt)],
  };
}

/** Until when a reset can be used. The calendar says it as well. */
export function expirySentence(title: string | null, at: Instant): Message {
  return title ? message('alerts.expiry.useBy.named', { title, at }) : message('alerts.expiry.useBy', { at });
}

function whySentence(step: ExpiryStep): Message {
  const fixed = fixedStages.find(({ stage }) => stage === step.stage);
  return fixed ? message('alerts.expiry.why', { days: fixed.leadMs / dayMs }) : message('alerts.expiry.why.lastCall');
}
