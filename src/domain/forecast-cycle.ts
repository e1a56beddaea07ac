import { type BurnReading, burnCycles } from './burn-cycles';
import { burnHours } from './burn-hours';
import { type BurnTuning, burnBetween, burnModel, burnTuning } from './forecast-burn';
import { mixtureBelow, mixtureQuantile } from './forecast-mixture';
import { localHours } from './hour-of-week-line';
import type { Instant } from './instant';

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
export const leastReadings = 3;

/**
 * Forecast of the cycle that runs at `now`, from readings of one window length up to `now`; later ones are ignored.
 * Null when no cycle runs, it has fewer than three readings, or it is already full.
 */
export function forecastCycle(
  readings: readonly BurnReading[],
  now: Instant,
  zone: string,
  tuning: BurnTuning = burnTuning,
): CycleForecast | null {
  const past = readings.filter(({ at }) => at <= now);
  const cycles = burnCycles(past);
  const cycle = cycles.at(-1);
  const last = cycle?.readings.at(-1);
  if (!cycle || !last || cycle.endAt <= now || cycle.readings.length < leastReadings || last.usedPercent >= 100)
    return null;

  const localHour = localHours(zone, cycles[0]?.startAt ?? now);
  const model = burnModel(burnHours(cycles, localHour, now), tuning);
  const ahead = burnBetween(model, localHour(last.at), localHour(cycle.endAt));
  const room = 100 - last.usedPercent;
  const usedAt = (share: number): number => last.usedPercent + mixtureQuantile(ahead, share, room);
  return {
    madeAt: now,
    endAt: cycle.endAt,
    usedPercent: last.usedPercent,
    runsOut: 1 - mixtureBelow(ahead, room - 0.5),
    q10: Math.floor(usedAt(0.1)),
    q50: Math.round(usedAt(0.5)),
    q90: Math.ceil(usedAt(0.9)),
  };
}
