// The report card: how good the logged forecasts were, against the straight line.

import type { LoggedForecast, ReportCard } from './outlook';

/** With fewer settled forecasts the model is not judged. */
export const minSettled = 9;
/** The straight line is used when its Brier score is better by more than this. */
const clearlyBetter = 0.02;

/** Scores a log. Without settled forecasts every score is null, and the learned model is in use. */
export function reportCard(log: readonly LoggedForecast[]): ReportCard {
  const done = log.filter(({ outcome }) => outcome === 'ran-out' || outcome === 'lasted');
  const brier = mean(done.map((entry) => (entry.p - happened(entry)) ** 2));
  const linearBrier = mean(done.map((entry) => (entry.linear - happened(entry)) ** 2));
  const right = done.filter((entry) => entry.p >= 0.5 === (happened(entry) === 1)).length;
  const isWorse = brier !== null && linearBrier !== null && brier > linearBrier + clearlyBetter;
  const inUse = done.length >= minSettled && isWorse ? 'linear' : 'learned';
  return {
    settled: done.length,
    right,
    brier,
    linearBrier,
    coverage: mean(done.map(insideBand)),
    reliability: [0, 1, 2, 3, 4].flatMap((fifth) => reliabilityOf(done, fifth / 5)),
    inUse,
    log,
  };
}

/** 1 if the window ran out, else 0. */
function happened({ outcome }: LoggedForecast): number {
  return outcome === 'ran-out' ? 1 : 0;
}

/**
 * Share of an outcome inside the band from q10 to q90: 0 or 1. A window that ran out could have used any amount beyond
 * 100 %. It counts by the share of the probability above 100 % that lies in the band.
 */
function insideBand({ outcome, endedAtPercent, p, q10, q90 }: LoggedForecast): number {
  if (outcome === 'ran-out') return p > 0 ? Math.max(0, 0.9 - Math.max(0.1, 1 - p)) / p : 0;
  const ended = endedAtPercent ?? -1;
  return ended >= q10 && ended <= q90 ? 1 : 0;
}

/** The reliability of forecasts from this probability to 0.2 above it; empty where there was none. */
function reliabilityOf(done: readonly LoggedForecast[], from: number): ReportCard['reliability'] {
  const group = done.filter(({ p }) => p >= from && (p < from + 0.2 || (from >= 0.8 && p >= 1)));
  if (group.length === 0) return [];
  const said = mean(group.map(({ p }) => p)) ?? 0;
  const ranOut = group.filter(({ outcome }) => outcome === 'ran-out').length;
  return [{ said, happened: ranOut / group.length, count: group.length }];
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
