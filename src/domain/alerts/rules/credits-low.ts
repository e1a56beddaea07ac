// Rule `credits-low`: the credit balance fell below the user's mark.

import type { CreditsView } from '../../accounts/account-view';
import { message } from '../../messages/message';
import type { Message } from '../../messages/value';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { ageSentence, withNickname } from './rule-sentences';

/**
 * One escalation while the balance is low. It counts as low again only after it was clearly above the mark (the ledger's
 * `credits.episode`). An account that never held credits gets none.
 */
export function creditsLow(input: RuleInput): readonly Escalation<'credits-low'>[] {
  const { view, settings, ledger, now } = input;
  const memory = ledger.credits[view.key];
  const { state, balance, observedAt } = view.credits;
  if (!memory?.low || !memory.held || state !== 'balance' || balance === null || observedAt === null) return [];
  const left = Math.max(0, Math.floor(Number(balance)));
  const mark = settings.creditsLow;
  const escalation = singleStep({
    account: view.key,
    subject: 'credits',
    rule: 'credits-low',
    stage: `low-${memory.episode}`,
    severity: 1 + memory.episode,
    dueAt: dueAtLatestNow(observedAt, now),
    page: '#/credits',
    compose: () => ({
      title: withNickname(input, message('alerts.credits', { left })),
      body: [message('alerts.credits.mark', { mark }), ...runwaySentence(view.credits)],
      why: [message('alerts.credits.why', { mark }), ageSentence(input, observedAt)],
    }),
  });
  return [escalation];
}

/** With an automatic top-up the balance does not run out, so no end is named. */
function runwaySentence({ autoTopUp, runwayDays }: CreditsView): readonly Message[] {
  if (autoTopUp?.enabled && !autoTopUp.isUsedUp) return [message('alerts.credits.topUp')];
  return runwayDays === null ? [] : [message('alerts.credits.lasts', { days: Math.floor(runwayDays) })];
}
