import { clairvoyantSteps } from './clairvoyant';
import { fixedPolicies } from './fixed-policies';
import { type Outcome, type Policy, play, type StepView, type Trace } from './simulation';
import { createStepPlanner } from './step-planner';

/** The outcome of one policy on one trace. */
export interface PolicyRun extends Outcome {
  readonly id: string;
  readonly policy: string;
  /** Milliseconds of one plan: the median for the planner, the whole search for the clairvoyant policy, 0 for a fixed rule. */
  readonly solveMs: number;
  /** The slowest single plan. */
  readonly slowestMs: number;
}

/** Every policy on one trace, `never` first. */
export function runPolicies(trace: Trace): readonly PolicyRun[] {
  const fixed = Object.entries(fixedPolicies).map(([name, policy]) => run(trace, name, policy, []));
  const plans: number[] = [];
  const planned = run(trace, 'planner', plannerPolicy(plans), plans);
  const startedAt = performance.now();
  const known = new Set(clairvoyantSteps(trace));
  const searched = [performance.now() - startedAt];
  return [...fixed, planned, run(trace, 'clairvoyant', ({ t }) => known.has(t), searched)];
}

function run(trace: Trace, policy: string, decide: Policy, solveTimes: readonly number[]): PolicyRun {
  const outcome = play(trace, decide);
  const sorted = solveTimes.toSorted((a, b) => a - b);
  return {
    id: trace.id,
    policy,
    ...outcome,
    solveMs: round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    slowestMs: round(sorted.at(-1) ?? 0),
  };
}

/** The product's planner as a policy. `solveTimes` collects the milliseconds of every plan it makes. */
export function plannerPolicy(solveTimes: number[] = []): Policy {
  const decide = createStepPlanner();
  return (view) => {
    const startedAt = performance.now();
    const { use, planned } = decide(momentOf(view));
    if (planned) solveTimes.push(performance.now() - startedAt);
    return use;
  };
}

function momentOf({ t, used, windowStart, windowSteps, bank, served, usedBefore, stepHours }: StepView) {
  return {
    served,
    usedBefore,
    t,
    stepHours,
    used,
    hoursLeft: (windowStart + windowSteps - t) * stepHours,
    expiryHours: bank.map((reset) => (reset.expiresStep - t) * stepHours),
  };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
