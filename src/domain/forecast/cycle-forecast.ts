// Forecasts the running cycle of a window: the probability that it runs out, and how much is used at its end.

import type { Instant } from '../time/instant';
import { type MixtureComponent, mixtureCdf, mixtureQuantile } from './gamma-mixture';
import { type LocalHour, localHours } from './hourly-usage';
import { hoursFromCycles } from './hours-from-cycles';
import { type UsageCycle, usageCycles } from './usage-cycles';
import { fitUsageModel, predictUsage, type UsageModel } from './usage-model';
import type { UsageReading } from './usage-readings';
import { type UsageTuning, usageTuningFor } from './usage-tuning';

export interface CycleForecast {
  readonly madeAt: Instant;
  readonly endAt: Instant;
  /** Percent used at the latest reading. */
  readonly usedPercent: number;
  /** Probability, 0–1, of reaching 100 % before the end. */
  readonly runsOut: number;
  /** Deciles of percent used at the end, in whole points like the readings. */
  readonly q10: number;
  readonly q50: number;
  readonly q90: number;
}

/** A cycle with fewer readings gets no forecast. */
export const minReadings = 3;

/** The running cycle, with the model learned from all cycles. */
export interface RunningCycle {
  readonly cycle: UsageCycle;
  readonly last: UsageReading;
  readonly model: UsageModel;
  readonly localHour: LocalHour;
}

/**
 * The cycle that runs at `now`, from the readings of one window; readings after `now` are ignored. Null when none runs, when
 * it has fewer than three readings, or when it is already full.
 */
export function runningCycle(
  readings: readonly UsageReading[],
  now: Instant,
  zone: string,
  tuning?: UsageTuning,
): RunningCycle | null {
  const cycles = usageCycles(readings.filter(({ at }) => at <= now));
  const cycle = cycles.at(-1);
  const last = cycle?.readings.at(-1);
  if (!cycle || !last || cycle.endAt <= now || cycle.readings.length < minReadings || last.usedPercent >= 100)
    return null;
  const localHour = localHours(zone, cycles[0]?.startAt ?? now);
  const hours = hoursFromCycles(cycles, localHour, now);
  return { cycle, last, model: fitUsageModel(hours, tuning ?? usageTuningFor(cycle.seconds)), localHour };
}

/** The predictive distribution of use from the latest reading to a later instant. */
export function usageUntil({ model, last, localHour }: RunningCycle, at: Instant): readonly MixtureComponent[] {
  return predictUsage(model, localHour(last.at), localHour(at));
}

/** Probability that at least `room` percent is used. Readings are whole points: half a point short reads as full. */
export function fillProbability(usage: readonly MixtureComponent[], room: number): number {
  return 1 - mixtureCdf(usage, Math.max(0, room - 0.5));
}

/** The forecast of the cycle that runs at `now`; null where {@link runningCycle} is null. */
export function forecastCycle(
  readings: readonly UsageReading[],
  now: Instant,
  zone: string,
  tuning?: UsageTuning,
): CycleForecast | null {
  const running = runningCycle(readings, now, zone, tuning);
  if (!running) return null;
  const { cycle, last } = running;
  const usage = usageUntil(running, cycle.endAt);
  const room = 100 - last.usedPercent;
  const usedAtEnd = (share: number): number => last.usedPercent + mixtureQuantile(usage, share, room);
  return {
    madeAt: now,
    endAt: cycle.endAt,
    usedPercent: last.usedPercent,
    runsOut: fillProbability(usage, room),
    q10: Math.floor(usedAtEnd(0.1)),
    q50: Math.round(usedAtEnd(0.5)),
    q90: Math.ceil(usedAtEnd(0.9)),
  };
}
