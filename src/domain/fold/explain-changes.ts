// The one place where changes become events: what the topics reported of one observation is explained across topics.
import { explainBalance } from './explain/balance';
import { explainCountChanged, explainCountRepeated, explainDue, explainRestOfCount } from './explain/bank-count';
import { explainGrantInHistory, explainListed, explainNotListed, explainUseInHistory } from './explain/bank-list';
import { noteWithoutEffect } from './explain/bank-redemptions';
import { explainConfirmed, explainFlapRefuted, explainReturned } from './explain/flaps';
import { explainInviteDone } from './explain/invites';
import { explainBack, explainLeftOut, explainMissing, explainMissingConfirmed } from './explain/missing-limits';
import { explainPlanChanged } from './explain/plan';
import { explainReferralChanged } from './explain/referral';
import { explainChanged, explainEnded } from './explain/window-changes';
import type { Change, Step } from './step';

type Explain<T extends Change['type']> = (step: Step, change: Extract<Change, { readonly type: T }>) => void;

const nothingHappened = () => {};

/** How each change is explained. A new type of change does not compile before it is listed here. */
const explainers: { readonly [T in Change['type']]: Explain<T> } = {
  'plan-changed': explainPlanChanged,
  // The event of the new plan has said so.
  'windows-replaced': ({ memory }) => {
    memory.repeats = {};
  },
  'resets-due': explainDue,
  'count-repeated': explainCountRepeated,
  'count-changed': explainCountChanged,
  'reset-listed': explainListed,
  'reset-not-listed': explainNotListed,
  'grant-in-history': explainGrantInHistory,
  'use-in-history': explainUseInHistory,
  'window-first-read': nothingHappened,
  'reading-unusable': nothingHappened,
  'window-was-left-out': explainLeftOut,
  'window-is-back': explainBack,
  'flap-refuted': explainFlapRefuted,
  'windows-returned': explainReturned,
  'change-confirmed': explainConfirmed,
  'window-ended': explainEnded,
  'windows-changed': explainChanged,
  'windows-followed': (step) => {
    explainRestOfCount(step);
    noteWithoutEffect(step);
  },
  'missing-confirmed': explainMissingConfirmed,
  'windows-missing': explainMissing,
  'balance-changed': explainBalance,
  'referral-changed': explainReferralChanged,
  'invite-done': explainInviteDone,
};

/**
 * Writes events into the step's ledger: emits, confirms, withdraws. What it finds out about a reset or a window is
 * reported back to the topic at once, so that the next change is explained with it.
 */
export function explain(step: Step): void {
  for (const change of step.changes) explainOne(step, change);
}

function explainOne<T extends Change['type']>(step: Step, change: Extract<Change, { readonly type: T }>): void {
  const explainer: Explain<T> = explainers[change.type as T];
  explainer(step, change);
}
