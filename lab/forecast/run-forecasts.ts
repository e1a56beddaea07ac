import { forecastCycle } from '../../src/domain/forecast/cycle-forecast';
import { isCutShort, isRunningAt, type UsageCycle, usageCycles } from '../../src/domain/forecast/usage-cycles';
import type { UsageReading } from '../../src/domain/forecast/usage-readings';
import type { UsageTuning } from '../../src/domain/forecast/usage-tuning';
import { dayMs, type Instant, weekMs } from '../../src/domain/time/instant';
import { learnedPhase, linearEnd } from './baselines';
import type { Series } from './read-series';

/** One forecast and, where it is known, how the cycle ended. */
export interface ForecastRun {
  readonly id: string;
  /** ISO instants. */
  readonly cycleEnd: string;
  readonly at: string;
  /** Percent of the cycle that had passed: 25, 50 or 75. */
  readonly elapsedPercent: number;
  readonly p: number;
  readonly q10: number;
  readonly q50: number;
  readonly q90: number;
  readonly linear: number;
  /** Use at the end by the straight line: what linear-soft is fitted on. */
  readonly linearEndPercent: number;
  readonly learnedPhase: number;
  /** 1 = ran out, 0 = lasted, null = left out. */
  readonly outcome: 0 | 1 | null;
  /** Percent used at the last reading of the cycle; null where left out. */
  readonly endedAtPercent: number | null;
  readonly afterThreeWeeks: boolean;
}

/** The forecasts of a series at 25, 50 and 75 % of each cycle, each from the readings up to then. */
export function runForecasts(series: Series, tuning?: UsageTuning): readonly ForecastRun[] {
  const readings = series.readings.map((reading) => ({
    ...reading,
    at: Date.parse(reading.at),
    resetsAt: Date.parse(reading.resetsAt),
  }));
  const lengths = [...new Set(readings.map(({ seconds }) => seconds))];
  return lengths.flatMap((seconds) =>
    forecastsOfWindow(
      series.id,
      readings.filter((reading) => reading.seconds === seconds),
      tuning,
    ),
  );
}

function forecastsOfWindow(
  id: string,
  readings: readonly UsageReading[],
  tuning?: UsageTuning,
): readonly ForecastRun[] {
  const cycles = usageCycles(readings);
  const firstAt = readings.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY);
  return cycles.flatMap((cycle, index) =>
    [25, 50, 75].flatMap((elapsedPercent) => {
      const at = Math.round(cycle.startAt + ((cycle.endAt - cycle.startAt) * elapsedPercent) / 100);
      const forecast = forecastCycle(readings, at, 'UTC', tuning);
      if (!forecast || !isRunningAt(cycle, at)) return [];
      const end = linearEnd(cycle, forecast.usedPercent, at);
      return [
        {
          id,
          cycleEnd: iso(cycle.endAt),
          at: iso(at),
          elapsedPercent,
          p: forecast.runsOut,
          q10: forecast.q10,
          q50: forecast.q50,
          q90: forecast.q90,
          linear: end >= 100 ? 1 : 0,
          linearEndPercent: end,
          learnedPhase: learnedPhase(cycles.slice(0, index), cycle, forecast.usedPercent, at),
          ...outcomeOf(cycle),
          afterThreeWeeks: at - firstAt >= 3 * weekMs,
        } satisfies ForecastRun,
      ];
    }),
  );
}

/** Ran out: some reading at 100. Lasted: the last reading is below 100 and within a day of the end. Else left out. */
function outcomeOf(cycle: UsageCycle): Pick<ForecastRun, 'outcome' | 'endedAtPercent'> {
  const { readings, endAt } = cycle;
  const last = readings.at(-1);
  if (!last) return { outcome: null, endedAtPercent: null };
  if (last.usedPercent >= 100) return { outcome: 1, endedAtPercent: 100 };
  if (!isCutShort(cycle) && endAt - last.at <= dayMs) return { outcome: 0, endedAtPercent: last.usedPercent };
  return { outcome: null, endedAtPercent: null };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
