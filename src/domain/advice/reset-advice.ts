// What to do with the resets an account holds: use one now, wait until when, or let it lapse.

import { adviceStaleMs } from '../bank/worth';
import { minReadings } from '../forecast/cycle-forecast';
import { silenceSentence } from '../forecast/forecast-sentences';
import { localHours } from '../forecast/hourly-usage';
import { hoursFromCycles } from '../forecast/hours-from-cycles';
import type { ResetAdvice, SilenceReason } from '../forecast/outlook';
import { isUnstarted, type UsageReading, usageCycles } from '../forecast/usage-cycles';
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
export interface HeldReset {
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
  /** Chance an hour that the platform restarts everybody's window; the user's own guess, 0 unless stated. */
  readonly hazardPerHour?: number;
}

/** A reset without an expiry is planned as if it lived this long, and never presses. */
const assumedLifeMs = 30 * dayMs;

/** One that lapses later than this is planned as if it lapsed then, and does not press either: a plan costs by the day. */
const farthestMs = 90 * dayMs;

const futures = 200;

/**
 * One verdict for each held reset that has not lapsed, in the order they would be used. Silent, and saying why, when the
 * readings are fewer than three or older than a day, when no window runs, and when nothing is used.
 */
export function adviseResets(question: AdviceInput): readonly ResetAdvice[] {
  const { now } = question;
  const held = question.resets
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .toSorted((a, b) => lapseAt(a, now) - lapseAt(b, now));
  const readings = question.readings.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const last = readings.at(-1);
  const silence = silenceOf(readings, last, now);
  if (silence || !last) return held.map((reset) => silent(reset, now, silence ?? 'no-weekly-window'));
  const planned = plan(question, held, readings, last);
  return held.map((reset, order) => verdict(question, reset, order, last, planned));
}

function lapseAt({ expiresAt }: HeldReset, now: Instant): Instant {
  return Math.min(expiresAt ?? now + assumedLifeMs, now + farthestMs);
}

function presses({ expiresAt }: HeldReset, now: Instant): boolean {
  return expiresAt !== null && expiresAt <= now + farthestMs;
}

function silenceOf(
  readings: readonly UsageReading[],
  last: UsageReading | undefined,
  now: Instant,
): SilenceReason | null {
  if (!last) return 'no-weekly-window';
  if (readings.length < minReadings) return 'too-few-readings';
  if (now - last.at > adviceStaleMs || last.resetsAt <= now) return 'stale';
  return isUnstarted(last) || last.usedPercent <= 0 ? 'nothing-used' : null;
}

function silent({ key }: HeldReset, now: Instant, silence: SilenceReason): ResetAdvice {
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

interface Planned {
  readonly gainAt: GainAt;
  readonly uses: readonly UseHours[];
}

function plan(
  { now, zone, seed, hazardPerHour = 0 }: AdviceInput,
  held: readonly HeldReset[],
  readings: readonly UsageReading[],
  last: UsageReading,
): Planned {
  const cycles = usageCycles(readings);
  const localHour = localHours(zone, cycles[0]?.startAt ?? now);
  const question: PlanProblem = {
    demand: fitDemandModel(hoursFromCycles(cycles, localHour, now, Number.POSITIVE_INFINITY)),
    hourOfWeek: localHour(now) % 168,
    expiryHours: held.map((reset) => (lapseAt(reset, now) - now) / hourMs),
    hazardPerHour,
    queryHours: 0,
    windowHours: last.seconds / 3600,
  };
  const plans = solveScenarios(question, solverTuning);
  const start = { used: last.usedPercent, hoursLeft: (last.resetsAt - now) / hourMs };
  const chance = seededRandom(seed);
  const followed = plans.map((guess) =>
    simulatePolicy(guess.problem, guess.solved, start, Math.round(guess.probability * futures), chance),
  );
  return { gainAt: expectedGain(plans), uses: held.map((_, reset) => followed.flatMap((uses) => uses[reset] ?? [])) };
}

function verdict(
  question: AdviceInput,
  reset: HeldReset,
  order: number,
  last: UsageReading,
  { gainAt, uses }: Planned,
): ResetAdvice {
  const { now } = question;
  const hoursLeft = (last.resetsAt - now) / hourMs;
  const resets = uses.length - order;
  const gain = gainAt({ hour: 0, used: last.usedPercent, hoursLeft, resets });
  if (!gain) return silent(reset, now, 'nothing-used');

  const all = uses[order] ?? [];
  const times = all.filter((hour) => hour !== null).sort((a, b) => a - b);
  const unused = presses(reset, now) ? 1 - times.length / Math.max(1, all.length) : 0;
  const stands = {
    used: last.usedPercent,
    hoursLeft,
    windowHours: last.seconds / 3600,
    lapseHours: (lapseAt(reset, now) - now) / hourMs,
  };
  const advice = adviceOf(gain, order === 0 && shouldUseNow(gain, stands), unused);
  // What is used as advised does not lapse.
  const lapseRisk = advice === 'use-now' ? 0 : unused;
  const bestAt = advice === 'use-now' ? now : middleOf(times, now, lapseAt(reset, now));
  const worthThen = advice === 'use-now' ? gain.overNever : gain.atBest / Math.max(0.05, 1 - lapseRisk);
  const latestAt = latestSensible(question, reset, times) ?? (advice === 'use-now' ? now : null);
  const verdict: ResetAdvice = {
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
    reconsiderAt: Math.min(...later(now, [bestAt, last.resetsAt, latestAt, now + dayMs])),
    forfeitedPercent: Math.max(0, 100 - last.usedPercent),
    shiftMs: Math.max(0, now + last.seconds * secondMs - last.resetsAt),
  };
  return {
    ...verdict,
    text: adviceSentence(verdict, { first: order === 0, expiresAt: reset.expiresAt, place: localeAndZoneOf(question) }),
  };
}

function adviceOf(gain: PlanGain, use: boolean, lapseRisk: number): ResetAdvice['advice'] {
  if (use) return 'use-now';
  if (lapseRisk >= 1) return 'let-lapse';
  return lapseRisk > 0.5 && gain.atBest < solverTuning.minWorth ? 'let-lapse' : 'wait';
}

/** The middle of the moments at which made-up futures use it; null when none does. */
function middleOf(times: readonly number[], now: Instant, lapse: Instant): Instant | null {
  const hours = times[Math.floor(times.length / 2)];
  return hours === undefined ? null : Math.max(now, Math.min(lapse, Math.round(now + hours * hourMs)));
}

/** Nine in ten of the futures that use it have done so by then. */
function latestSensible({ now }: AdviceInput, reset: HeldReset, times: readonly number[]): Instant | null {
  const hours = times[Math.floor(0.9 * times.length)];
  if (hours === undefined) return null;
  return Math.min(lapseAt(reset, now), Math.round(now + hours * hourMs));
}

function later(now: Instant, moments: readonly (Instant | null)[]): readonly Instant[] {
  return moments.filter((at) => at !== null).filter((at) => at > now);
}
