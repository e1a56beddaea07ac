import type { Instant } from '../time/instant';
import { type MixtureComponent, mixtureCdf, mixtureQuantile } from './gamma-mixture';
import { type LocalHour, localHours } from './hourly-usage';
import { hoursFromCycles } from './hours-from-cycles';
import { type UsageCycle, type UsageReading, usageCycles } from './usage-cycles';
import { fitUsageModel, predictUsage, type UsageModel, type UsageTuning, usageTuningFor } from './usage-model';

/** What is expected of a running cycle. */
export interface CycleForecast {
  readonly madeAt: Instant;
  readonly endAt: Instant;
  /** Percent used at the latest reading. */
  readonly usedPercent: number;
  /** Probability, 0–1, of reaching 100 % before the end. */
  readonly runsOut: number;
  /** Percent used at the end: deciles, whole points, because readings are. */
  readonly q10: number;
  readonly q50: number;
  readonly q90: number;
}

/** Fewer readings of a cycle than this allow no forecast. */
export const minReadings = 3;

/** The running cycle with what its account's past says of it. */
export interface RunningCycle {
  readonly cycle: UsageCycle;
  readonly last: UsageReading;
  readonly model: UsageModel;
  readonly localHour: LocalHour;
}

/**
 * The cycle that runs at `now`, from readings of one window length; those after `now` are ignored. Null when none runs,
 * it has fewer than three readings, or it is already full.
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
  return {
    cycle,
    last,
    model: fitUsageModel(hoursFromCycles(cycles, localHour, now), tuning ?? usageTuningFor(cycle.seconds)),
    localHour,
  };
}

/** How much is used from the latest reading to an instant ahead. */
export function usageUntil({ model, last, localHour }: RunningCycle, at: Instant): readonly MixtureComponent[] {
  return predictUsage(model, localHour(last.at), localHour(at));
}

/** Probability that so much room is filled. Readings are whole points: half a point short reads as full. */
export function fillProbability(ahead: readonly MixtureComponent[], room: number): number {
  return 1 - mixtureCdf(ahead, Math.max(0, room - 0.5));
}

/** Forecast of the cycle that runs at `now`; null where {@link runningCycle} is. */
export function forecastCycle(
  readings: readonly UsageReading[],
  now: Instant,
  zone: string,
  tuning?: UsageTuning,
): CycleForecast | null {
  const running = runningCycle(readings, now, zone, tuning);
  if (!running) return null;
  const { cycle, last } = running;
  const ahead = usageUntil(running, cycle.endAt);
  const room = 100 - last.usedPercent;
  const usedAt = (share: number): number => last.usedPercent + mixtureQuantile(ahead, share, room);
  return {
    madeAt: now,
    endAt: cycle.endAt,
    usedPercent: last.usedPercent,
    runsOut: fillProbability(ahead, room),
    q10: Math.floor(usedAt(0.1)),
    q50: Math.round(usedAt(0.5)),
    q90: Math.ceil(usedAt(0.9)),
  };
}
