// The plan behind the advice. Demand is learned from the readings, and the problem solved for every demand scenario.
// Simulating its policy shows when each reset is used.

import { localHours } from '../forecast/hourly-usage';
import { hoursFromCycles } from '../forecast/hours-from-cycles';
import { usageCycles } from '../forecast/usage-cycles';
import type { UsageReading } from '../forecast/usage-readings';
import { seededRandom } from '../random';
import { dayMs, hourMs, type Instant } from '../time/instant';
import { fitDemandModel } from './demand-model';
import { expectedGain, solveScenarios } from './demand-scenarios';
import { type PlanProblem, solverTuning } from './plan-problem';
import type { GainAt } from './plan-solver';
import { simulatePolicy, type UseHours } from './policy-simulation';

/** A reset held now. */
export interface HeldReset {
  readonly key: string;
  /** Null where the server states none. */
  readonly expiresAt: Instant | null;
}

/** A reset without an expiry is planned as if it expired then. Its risk of expiring unused counts as 0. */
const assumedLifeMs = 30 * dayMs;

/** A later expiry is planned as if it were then, and its risk counts as 0 too: a plan's cost grows by the day. */
const maxLifeMs = 90 * dayMs;

/** The expiry that the plan uses: the stated one, or an assumed one, at most the planner's horizon away. */
export function plannedExpiry({ expiresAt }: HeldReset, now: Instant): Instant {
  return Math.min(expiresAt ?? now + assumedLifeMs, now + maxLifeMs);
}

/** Whether the planned expiry is the real one. */
export function isExpiryPlanned({ expiresAt }: HeldReset, now: Instant): boolean {
  return expiresAt !== null && expiresAt <= now + maxLifeMs;
}

export interface ResetPlan {
  readonly gainAt: GainAt;
  /** For each held reset, when the simulated futures use it. */
  readonly uses: readonly UseHours[];
}

export interface ResetPlanInput {
  /** Soonest planned expiry first. */
  readonly held: readonly HeldReset[];
  /** Oldest first. */
  readonly readings: readonly UsageReading[];
  readonly last: UsageReading;
  readonly now: Instant;
  readonly zone: string;
  readonly seed: number;
  readonly hazardPerHour: number;
}

/** Futures simulated over all scenarios. */
const simulatedFutures = 200;

/** Plans the held resets from `now` on. The same input and seed give the same plan. */
export function planResets({ held, readings, last, now, zone, seed, hazardPerHour }: ResetPlanInput): ResetPlan {
  const cycles = usageCycles(readings);
  const localHour = localHours(zone, cycles[0]?.startAt ?? now);
  const problem: PlanProblem = {
    demand: fitDemandModel(hoursFromCycles(cycles, localHour, now, Number.POSITIVE_INFINITY)),
    hourOfWeek: localHour(now) % 168,
    expiryHours: held.map((reset) => (plannedExpiry(reset, now) - now) / hourMs),
    hazardPerHour,
    queryHours: 0,
    windowHours: last.seconds / 3600,
  };
  const plans = solveScenarios(problem, solverTuning);
  const start = { used: last.usedPercent, hoursLeft: (last.resetsAt - now) / hourMs };
  const random = seededRandom(seed);
  const simulated = plans.map((plan) =>
    simulatePolicy(plan.problem, plan.solved, start, Math.round(plan.probability * simulatedFutures), random),
  );
  return { gainAt: expectedGain(plans), uses: held.map((_, reset) => simulated.flatMap((uses) => uses[reset] ?? [])) };
}
