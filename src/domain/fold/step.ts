// One observation on its way through the fold: what the topics reported of it, and what its explanation may look at.
import type { PlanChange } from '../accounts/plan-reducer';
import type { BankFinding } from '../bank/bank-findings';
import type { BankChange, BankState, StatedCount } from '../bank/bank-state';
import type { CreditsChange, CreditsFinding } from '../credits/credits-state';
import type { Observation } from '../observations/observation';
import type { ReferralChange } from '../referral/referral-state';
import type { WindowsChange } from '../windows/window-changes';
import type { WindowsFinding } from '../windows/window-findings';
import type { WindowsState } from '../windows/window-state';
import type { EventLedger } from './event-ledger';
import type { ExplainMemory } from './explain-memory';

/** Whatever a topic's reducer can report. */
export type Change = PlanChange | BankChange | WindowsChange | CreditsChange | ReferralChange;

/** What an explanation found out about something a topic keeps. It goes back to the topic at once. */
export type Finding = BankFinding | WindowsFinding | CreditsFinding;

/** What the count of resets lost or gained since the last one and nothing explains yet. Explanations take from it. */
export interface UnexplainedCount {
  losses: number;
  gains: number;
  /** The count it is compared with; null where nothing changed. */
  readonly since: StatedCount | null;
}

export interface Step {
  readonly observation: Observation;
  /** In the order in which they are explained. */
  readonly changes: readonly Change[];
  /** The topics after this observation. Only findings change them. */
  readonly windows: WindowsState;
  readonly bank: BankState;
  readonly report: (finding: Finding) => void;
  readonly ledger: EventLedger;
  readonly memory: ExplainMemory;
  /** The count of resets in usage bodies before this one; null where this body states none or no other did. */
  readonly countBefore: number | null;
  unexplained: UnexplainedCount;
}
