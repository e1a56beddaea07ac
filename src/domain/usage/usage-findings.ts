// Findings about use, for alerts. The page that reads session files stores them for the background, which cannot read those
// files.
import type { Message } from '../messages/value';
import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';
import { type Anomaly, interrupts } from './anomalies';
import { type BudgetStage, type BudgetState, isAnswered } from './budgets';
import type { Budget } from './stored-budgets';

export type UsageFinding =
  | {
      readonly kind: 'budget';
      readonly account: AccountKey;
      readonly id: string;
      readonly name: string;
      readonly mode: Budget['mode'];
      readonly unit: Budget['unit'];
      readonly stage: BudgetStage;
      /** Names the run of the budget (`BudgetState.epoch`). */
      readonly from: Instant;
      readonly used: number;
      readonly limit: number;
      /** A sentence on the best of the cheaper ways; null where there is none or the mode names none. */
      readonly cheaper: Message | null;
      readonly answered: boolean;
    }
  /** Tasks that wait until the window is back. */
  | { readonly kind: 'deferred'; readonly account: AccountKey; readonly count: number }
  | (Anomaly & { readonly account: AccountKey });

export interface StoredFindings {
  readonly madeAt: Instant;
  readonly findings: readonly UsageFinding[];
}

/** The findings of a check of the budgets. A finding without an account of its own is reported under `account`. */
export function findingsOf(
  budgets: readonly BudgetState[],
  anomalies: readonly Anomaly[],
  deferred: number,
  account: AccountKey,
  cheaper: Message | null,
): UsageFinding[] {
  const told = budgets.flatMap((state): UsageFinding[] => {
    const { budget, stage, epoch, used } = state;
    if (stage === null || used === null) return [];
    const { id, name, mode, unit, limit } = budget;
    return [
      {
        kind: 'budget',
        account: budget.scope === 'account' ? budget.key : account,
        id,
        name,
        mode,
        unit,
        stage,
        from: epoch,
        used,
        limit,
        cheaper: mode === 'degraded' ? cheaper : null,
        answered: isAnswered(state),
      },
    ];
  });
  const waiting: UsageFinding[] = deferred > 0 ? [{ kind: 'deferred', account, count: deferred }] : [];
  const unusual = anomalies.filter(interrupts);
  return [...told, ...waiting, ...unusual.map((anomaly) => ({ ...anomaly, account: anomaly.account || account }))];
}
