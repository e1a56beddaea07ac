// A story with stages: 75 → 90 → 100 % used, 7 d → 3 d → 24 h → use-by. Only its highest stage that is due is ever told.

import type { AccountView } from '../accounts/account-view';
import type { Settings } from '../settings';
import type { Instant } from '../time/instant';
import type { AlertContext, AlertId, AlertPage, AlertText } from './alert';
import type { AlertLedger } from './ledger';

export interface EscalationStep {
  readonly stage: string;
  /** Higher silences lower. */
  readonly severity: number;
  readonly dueAt: Instant;
}

export interface Escalation extends Omit<AlertId, 'stage'> {
  /** Other names of the same run: ends it had before its date was moved. */
  readonly epochs: readonly Instant[];
  /** In order of severity. Those due at or before now are candidates, the others are planned. */
  readonly steps: readonly EscalationStep[];
  readonly page: AlertPage;
  readonly urgent: boolean;
  /** Quiet hours do not hold this step back. */
  readonly ignoresQuietHours: (step: EscalationStep) => boolean;
  /** Whether the step only corrects what is still on the screen. */
  readonly isSilent: (step: EscalationStep) => boolean;
  /** Written only when the step is told. */
  readonly compose: (step: EscalationStep) => AlertText;
}

/** What the rules look at: one account, and what the ledger remembers, already brought up to date with the view. */
export interface RuleInput {
  readonly view: AccountView;
  readonly ledger: AlertLedger;
  readonly settings: Settings['alerts'];
  readonly now: Instant;
  readonly context: AlertContext;
}

/** When something known became sayable: not later than now, even where this device's clock runs behind the data. */
export function dueAtLatestNow(at: Instant, now: Instant): Instant {
  return Math.min(at, now);
}

const never = () => false;

/** A ladder of one step: an event, told once. */
export function singleStep(
  id: Omit<AlertId, 'stage'> & { readonly stage?: string },
  dueAt: Instant,
  page: AlertPage,
  tell: () => AlertText,
  urgent = false,
): Escalation {
  const { account, subject, epoch, rule, stage = 'told' } = id;
  const steps = [{ stage, severity: 1, dueAt }];
  return {
    account,
    subject,
    epoch,
    rule,
    epochs: [epoch],
    steps,
    page,
    urgent,
    ignoresQuietHours: never,
    isSilent: never,
    compose: tell,
  };
}
