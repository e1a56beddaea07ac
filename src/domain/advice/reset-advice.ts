// What to do with each banked reset: use one now, wait until when, or let it expire.

import { adviceStaleMs } from '../bank/worth';
import { minReadings } from '../forecast/cycle-forecast';
import type { ResetAdvice, SilenceReason } from '../forecast/outlook';
import { isUnstartedReading, type UsageReading } from '../forecast/usage-readings';
import { dayMs, hourMs, type Instant, secondMs } from '../time/instant';
import { solverTuning } from './plan-problem';
import type { PlanGain } from './plan-solver';
import { type HeldReset, isExpiryPlanned, plannedExpiry, planResets, type ResetPlan } from './reset-plan';
import { shouldUseNow } from './use-rule';

export interface AdviceInput {
  readonly resets: readonly HeldReset[];
  /** Readings of the longest window a reset restarts, since the last change of plan. */
  readonly readings: readonly UsageReading[];
  readonly now: Instant;
  /** IANA name of the zone the user lives in. */
  readonly zone: string;
  readonly seed: number;
  /** Probability per hour that the platform resets everybody's window: the user's own guess, 0 unless given. */
  readonly hazardPerHour?: number;
}

/**
 * One advice for each held reset that has not expired, soonest expiry first: the order in which they would be used.
 * Without a running window, with nothing used, with fewer than three readings or none within a day, each has the reason
 * instead.
 */
export function adviseResets(input: AdviceInput): readonly ResetAdvice[] {
  const { now } = input;
  const held = input.resets
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .toSorted((a, b) => plannedExpiry(a, now) - plannedExpiry(b, now));
  const readings = input.readings.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const last = readings.at(-1);
  const silence = silenceOf(readings, last, now);
  if (silence || !last)
    return held.map((reset, order) => withoutAdvice(reset, order, now, silence ?? 'no-weekly-window'));
  const { zone, seed, hazardPerHour = 0 } = input;
  const plan = planResets({ held, readings, last, now, zone, seed, hazardPerHour });
  return held.map((reset, order) => adviceFor(input, reset, order, last, plan));
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

function withoutAdvice(
  { key, expiresAt }: HeldReset,
  order: number,
  now: Instant,
  silence: SilenceReason,
): ResetAdvice {
  return {
    key,
    madeAt: now,
    isNext: order === 0,
    expiresAt,
    advice: 'none',
    silence,
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

function adviceFor(
  input: AdviceInput,
  reset: HeldReset,
  order: number,
  last: UsageReading,
  { gainAt, uses }: ResetPlan,
): ResetAdvice {
  const { now } = input;
  const hoursLeft = (last.resetsAt - now) / hourMs;
  const gain = gainAt({ hour: 0, used: last.usedPercent, hoursLeft, resets: uses.length - order });
  if (!gain) return withoutAdvice(reset, order, now, 'nothing-used');

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
  return {
    key: reset.key,
    madeAt: now,
    isNext: order === 0,
    expiresAt: reset.expiresAt,
    advice,
    silence: null,
    worthNowPercent: gain.overNever,
    bestAt,
    worthThenPercent: bestAt === null ? null : Math.min(100, worthThen),
    latestAt,
    lapseRisk,
    reconsiderAt: soonestAfter(now, [bestAt, last.resetsAt, latestAt, now + dayMs]),
    forfeitedPercent: Math.max(0, 100 - last.usedPercent),
    shiftMs: Math.max(0, now + last.seconds * secondMs - last.resetsAt),
  };
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
