// Rule `reset-lapses`: a banked reset expires soon. Needs only the stored expiry, so it works offline and signed out.

import type { ResetView } from '../../accounts/account-view';
import { dayMs, hourMs, type Instant, minuteMs } from '../../time/instant';
import type { AlertText } from '../alert';
import type { Escalation, EscalationStep, RuleInput } from '../escalation';
import { ageSentence, withNickname } from './rule-sentences';

type ExpiryStep = EscalationStep<'reset-lapses'>;

const fixedStages = [
  { stage: '7d', leadMs: 7 * dayMs, text: '7 days' },
  { stage: '3d', leadMs: 3 * dayMs, text: '3 days' },
  { stage: '24h', leadMs: 24 * hourMs, text: '24 hours' },
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

function textOf(input: RuleInput, reset: ResetView, expiresAt: Instant, step: ExpiryStep): AlertText {
  const { context, now, view } = input;
  const left = context.format.duration(expiresAt - now);
  const others = (view.bank.available ?? 1) - 1;
  const more = others > 0 ? ` You hold ${others} more.` : '';
  return {
    title: withNickname(
      input,
      isUseBy(step) ? `Use it now: a banked reset expires in ${left}` : `A banked reset expires in ${left}`,
    ),
    body: `${reset.title ? `"${reset.title}" is` : 'It is'} lost if unused by ${context.format.instant(expiresAt)}.${more}`,
    why: `${whySentence(step)} ${ageSentence(input, reset.lastConfirmedAt)}`,
  };
}

function whySentence(step: ExpiryStep): string {
  if (isUseBy(step)) return 'You asked for a last call before a reset expires.';
  const lead = fixedStages.find(({ stage }) => stage === step.stage)?.text ?? step.stage;
  return `You asked to be told before a reset expires (${lead}).`;
}
