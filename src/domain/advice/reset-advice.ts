// What to do with each banked reset: use one now, wait until when, or let it expire.

import { adviceStaleMs } from '../bank/worth';
import { minReadings } from '../forecast/cycle-forecast';
import { silenceSentence } from '../forecast/forecast-sentences';
import { localHours } from '../forecast/hourly-usage';
import { hoursFromCycles } from '../forecast/hours-from-cycles';
import type { ResetAdvice, SilenceReason } from '../forecast/outlook';
import { usageCycles } from '../forecast/usage-cycles';
import { isUnstartedReading, type UsageReading } from '../forecast/usage-readings';
import { seededRandom } from '../random';
import { localeAndZoneOf, type ZoneAndMaybeLocale } from '../time/format-instant';
import { dayMs, hourMs, type Instant, secondMs } from '../time/instant';
import { adviceSentence } from './advice-sentences';
import { fitDemandModel } from './demand-model';
import { expectedGain, solveScenarios } from './demand-scenarios';
import { type PlanProblem, solverTuning } from './plan-problem';
import type { GainAt, PlanGain } from './plan-solver';
import { simulatePolicy, type UseHours } from './policy-simulation';
import { shouldUseNow } from './use-rule';

/** A reset held now. */
interface HeldReset {
  readonly key: string;
  /** Null where the server states none. */
  readonly expiresAt: Instant | null;
}

export interface AdviceInput extends ZoneAndMaybeLocale {
  readonly resets: readonly HeldReset[];
  /** Readings of the longest window a reset restarts, since the last change of plan. */
  readonly readings: readonly UsageReading[];
  readonly now: Instant;
  readonly seed: number;
  /** Probability per hour that the platform resets everybody's window: the user's own guess, 0 unless given. */
  readonly hazardPerHour?: number;
}

/** A reset without an expiry is planned as if it expired then. Its risk of expiring unused counts as 0. */
const assumedLifeMs = 30 * dayMs;

/** A later expiry is planned as if it were then, and its risk counts as 0 too: a plan's cost grows by the day. */
const maxLifeMs = 90 * dayMs;

/** Futures simulated over all scenarios. */
const simulatedFutures = 200;

/**
 * One advice for each held reset that has not expired, soonest expiry first: the order in which they would be used. Each has
 * a reason for silence instead when there are fewer than three readings or none within a day, when no window runs, and when
 * nothing is used.
 */
export function adviseResets(input: AdviceInput): readonly ResetAdvice[] {
  const { now } = input;
  const held = input.resets
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .toSorted((a, b) => plannedExpiry(a, now) - plannedExpiry(b, now));
  const readings = input.readings.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const last = readings.at(-1);
  const silence = silenceOf(readings, last, now);
  if (silence || !last) return held.map((reset) => withoutAdvice(reset, now, silence ?? 'no-weekly-window'));
  const plan = planFor(input, held, readings, last);
  return held.map((reset, order) => adviceFor(input, reset, order, last, plan));
}

function plannedExpiry({ expiresAt }: HeldReset, now: Instant): Instant {
  return Math.min(expiresAt ?? now + assumedLifeMs, now + maxLifeMs);
}

/** Whether the planned expiry is the real one. */
function isExpiryPlanned({ expiresAt }: HeldReset, now: Instant): boolean {
  return expiresAt !== null && expiresAt <= now + maxLifeMs;
}

function silenceOf(
  readings: readonly UsageReading[],
  last: UsageReading | undefined,
  now: Instant,
): SilenceReason | null {
  if (!last) return 'no-weekly-window';
  if (readings.length < minReadings) return 'too-few-readings';
  if (now - last.at > adviceStaleMs || last.resetsAt <= now) return 'stale';
  return isUnstartedReading(last) || last.usedPercent <= 0 ? 'nothing-used' : null;
}

function withoutAdvice({ key }: HeldReset, now: Instant, silence: SilenceReason): ResetAdvice {
  return {
    key,
    madeAt: now,
    advice: 'none',
    silence,
    text: silenceSentence(silence),
    worthNowPercent: null,
    bestAt: null,
    worthThenPercent: null,
    latestAt: null,
    lapseRisk: null,
    reconsiderAt: null,
    forfeitedPercent: null,
    shiftMs: null,
  };
}

interface Plan {
  readonly gainAt: GainAt;
  /** For each held reset, when the simulated futures use it. */
  readonly uses: readonly UseHours[];
}

function planFor(
  { now, zone, seed, hazardPerHour = 0 }: AdviceInput,
  held: readonly HeldReset[],
  readings: readonly UsageReading[],
  last: UsageReading,
): Plan {
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

function adviceFor(
  input: AdviceInput,
  reset: HeldReset,
  order: number,
  last: UsageReading,
  { gainAt, uses }: Plan,
): ResetAdvice {
  const { now } = input;
  const hoursLeft = (last.resetsAt - now) / hourMs;
  const gain = gainAt({ hour: 0, used: last.usedPercent, hoursLeft, resets: uses.length - order });
  if (!gain) return withoutAdvice(reset, now, 'nothing-used');

  const futures = uses[order] ?? [];
  const useHours = futures.filter((hour) => hour !== null).sort((a, b) => a - b);
  const unusedShare = isExpiryPlanned(reset, now) ? 1 - useHours.length / Math.max(1, futures.length) : 0;
  const expiry = plannedExpiry(reset, now);
  const situation = {
    used: last.usedPercent,
    hoursLeft,
    windowHours: last.seconds / 3600,
    expiryHours: (expiry - now) / hourMs,
  };
  const advice = adviceOf(gain, order === 0 && shouldUseNow(gain, situation), unusedShare);
  const isUseNow = advice === 'use-now';
  const lapseRisk = isUseNow ? 0 : unusedShare;
  const bestAt = isUseNow ? now : medianUse(useHours, now, expiry);
  const worthThen = isUseNow ? gain.overNever : gain.atBest / Math.max(0.05, 1 - lapseRisk);
  const latestAt = latestUse(useHours, now, expiry) ?? (isUseNow ? now : null);
  const made: ResetAdvice = {
    key: reset.key,
    madeAt: now,
    advice,
    silence: null,
    text: '',
    worthNowPercent: gain.overNever,
    bestAt,
    worthThenPercent: bestAt === null ? null : Math.min(100, worthThen),
    latestAt,
    lapseRisk,
    reconsiderAt: soonestAfter(now, [bestAt, last.resetsAt, latestAt, now + dayMs]),
    forfeitedPercent: Math.max(0, 100 - last.usedPercent),
    shiftMs: Math.max(0, now + last.seconds * secondMs - last.resetsAt),
  };
  const context = { isFirst: order === 0, expiresAt: reset.expiresAt, localeAndZone: localeAndZoneOf(input) };
  return { ...made, text: adviceSentence(made, context) };
}

function adviceOf(gain: PlanGain, isUseNow: boolean, lapseRisk: number): ResetAdvice['advice'] {
  if (isUseNow) return 'use-now';
  if (lapseRisk >= 1) return 'let-lapse';
  return lapseRisk > 0.5 && gain.atBest < solverTuning.minWorth ? 'let-lapse' : 'wait';
}

/** The median instant at which the simulated futures use the reset; null when none does. */
function medianUse(useHours: readonly number[], now: Instant, expiry: Instant): Instant | null {
  const hours = useHours[Math.floor(useHours.length / 2)];
  return hours === undefined ? null : Math.max(now, Math.min(expiry, Math.round(now + hours * hourMs)));
}

/** The instant by which nine in ten of the futures that use the reset have used it; null when none does. */
function latestUse(useHours: readonly number[], now: Instant, expiry: Instant): Instant | null {
  const hours = useHours[Math.floor(0.9 * useHours.length)];
  return hours === undefined ? null : Math.min(expiry, Math.round(now + hours * hourMs));
}

function soonestAfter(now: Instant, instants: readonly (Instant | null)[]): Instant {
  return Math.min(...instants.filter((at) => at !== null).filter((at) => at > now));
}
