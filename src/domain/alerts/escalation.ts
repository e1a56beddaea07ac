// An escalation is the steps of one alert: 75 → 90 → 100 % used, or 7 d → 3 d → 24 h → use-by.
// Of the steps that are due only the most severe is delivered.

import type { AccountView } from '../accounts/account-view';
import type { AlertRule, Settings } from '../settings';
import type { Instant } from '../time/instant';
import type { AlertContext, AlertId, AlertPage, AlertText, StagesByRule } from './alert';
import type { AlertLedger } from './ledger';

export interface EscalationStep<R extends AlertRule = AlertRule> {
  readonly stage: StagesByRule[R];
  /** A delivered step silences every step of lower or equal severity. */
  readonly severity: number;
  readonly dueAt: Instant;
}

export interface Escalation<R extends AlertRule = AlertRule> extends Omit<AlertId, 'stage' | 'rule'> {
  readonly rule: R;
  /** Every epoch this run of the subject had: its date may have moved. Entries of any of them belong to it. */
  readonly epochs: readonly Instant[];
  /** In order of severity. Steps due at or before now are candidates, later ones are planned. */
  readonly steps: readonly EscalationStep<R>[];
  readonly page: AlertPage;
  readonly urgent: boolean;
  /** Whether quiet hours do not hold this step back. */
  ignoresQuietHours(step: EscalationStep<R>): boolean;
  /** Whether the step only replaces what is still on the screen, without a sound. */
  isSilent(step: EscalationStep<R>): boolean;
  /** What a step says. Called only for a step that is delivered. */
  compose(step: EscalationStep<R>): AlertText;
}

/** The input of a rule: one account, and the ledger, whose memory already includes this view. */
export interface RuleInput {
  readonly view: AccountView;
  readonly ledger: AlertLedger;
  readonly settings: Settings['alerts'];
  readonly now: Instant;
  readonly context: AlertContext;
}

/** A rule: the escalations of one account that are due or still to come. Empty when there is none. */
export type RuleOf<R extends AlertRule> = (input: RuleInput) => readonly Escalation<R>[];

/** The instant a fact became known, never later than now: this device's clock may run behind the data. */
export function dueAtLatestNow(at: Instant, now: Instant): Instant {
  return Math.min(at, now);
}

/** An escalation of a single step, for rules that notify of something once. */
export interface SingleStep<R extends AlertRule> extends Omit<AlertId, 'stage' | 'rule' | 'epoch'> {
  readonly rule: R;
  readonly stage: StagesByRule[R];
  /** 0 where the subject itself is unique, such as the id of an event. */
  readonly epoch?: Instant;
  readonly severity?: number;
  readonly dueAt: Instant;
  readonly page: AlertPage;
  /** False unless given. */
  readonly urgent?: boolean;
  readonly compose: () => AlertText;
}

/** Makes the escalation of a {@link SingleStep}; quiet hours hold it back. */
export function singleStep<R extends AlertRule>({
  account,
  subject,
  epoch = 0,
  rule,
  stage,
  severity = 1,
  dueAt,
  page,
  urgent = false,
  compose,
}: SingleStep<R>): Escalation<R> {
  const steps = [{ stage, severity, dueAt }];
  return { account, subject, epoch, rule, epochs: [epoch], steps, page, urgent, ...withQuietHours, compose };
}

/** The step of an ordinary alert: quiet hours hold it back, and it makes a sound. */
export const withQuietHours = { ignoresQuietHours: () => false, isSilent: () => false };
