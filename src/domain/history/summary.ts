// A summary of a window's readings: few enough to read for a chart at once, and drawn and counted as all of them would be.

import { hourMs, minuteMs, toleranceMs } from '../time/instant';
import { type LimitWindow, windowKey } from '../windows/limit-window';
import { isStartedAt } from './usage-line';
import { type UsageSeries, type UsageWindows, windowSeries } from './usage-series';

/** How coarse a summary is. A chart reads the coarsest whose steps are narrower than its pixels. */
export type SummaryLevel = 'quarter' | 'hour';

/**
 * Steps of each level. None is longer than an hour: a gap is two hours (`gapMs`), so that every gap lies between two steps and
 * survives, and hours of the heat map do not run together.
 */
export const summarySteps: Readonly<Record<SummaryLevel, number>> = { quarter: 15 * minuteMs, hour: hourMs };

export const summaryLevels = Object.keys(summarySteps) as readonly SummaryLevel[];

/** The coarsest level for a chart whose pixel columns are `columnMs` long; null where only the readings themselves will do. */
export function levelFor(columnMs: number): SummaryLevel | null {
  const fitting = summaryLevels.filter((level) => summarySteps[level] <= columnMs);
  return fitting.at(-1) ?? null;
}

/** The readings of one window, reduced. */
export interface WindowSummary extends LimitWindow, UsageSeries {}

/** Every window that usage observations of one account name, with all its readings. */
export function seriesByWindow(observations: readonly UsageWindows[]): WindowSummary[] {
  const windows = new Map<string, LimitWindow>();
  for (const { facts } of observations) {
    for (const { limit, seconds } of facts.windows) windows.set(windowKey({ limit, seconds }), { limit, seconds });
  }
  return [...windows.values()].map((window) => ({ ...window, ...windowSeries(observations, window) }));
}

/** Reduces the readings of windows to a level. */
export function summarizeUsage(windows: readonly WindowSummary[], level: SummaryLevel): WindowSummary[] {
  return windows.map(({ limit, seconds, ...series }) => ({
    limit,
    seconds,
    ...reduceSeries(series, { seconds }, summarySteps[level]),
  }));
}

/**
 * Of each step the first, last, lowest and highest reading (M4), and both sides of every fall and of every new cycle. Hence
 * gaps, cycles and the sum of use come out as they do of all readings.
 */
export function reduceSeries(
  series: UsageSeries,
  { seconds }: Pick<LimitWindow, 'seconds'>,
  stepMs: number,
): UsageSeries {
  const isKept = new Uint8Array(series.at.length);
  keepExtremes(series, stepMs, isKept);
  keepTurns(series, seconds, stepMs, isKept);
  const column = (name: keyof UsageSeries) => series[name].filter((_, index) => isKept[index] === 1);
  return { at: column('at'), used: column('used'), resetsAt: column('resetsAt') };
}

function keepExtremes({ at, used }: UsageSeries, stepMs: number, isKept: Uint8Array): void {
  for (let start = 0; start < at.length; ) {
    const step = Math.floor((at[start] as number) / stepMs);
    let [end, low, high] = [start, start, start];
    for (; end < at.length && Math.floor((at[end] as number) / stepMs) === step; end += 1) {
      if ((used[end] as number) < (used[low] as number)) low = end;
      if ((used[end] as number) > (used[high] as number)) high = end;
    }
    for (const index of [start, low, high, end - 1]) isKept[index] = 1;
    start = end;
  }
}

/** Both sides of a fall and of a new cycle, and the highest reading of each cycle in each step. Cycles as `cyclesOf` has them. */
function keepTurns(series: UsageSeries, seconds: number, stepMs: number, isKept: Uint8Array): void {
  const { at, used, resetsAt } = series;
  const isFall = (index: number) => index > 0 && (used[index] as number) < (used[index - 1] as number);
  const keep = (index: number) => {
    if (index >= 0) isKept[index] = 1;
  };
  const peak = peakKeeper(used, keep);
  let cycleEnd = Number.NaN;
  for (let i = 0; i < at.length; i += 1) {
    const isOfCycle = Math.abs((resetsAt[i] as number) - cycleEnd) <= toleranceMs;
    const begins = !isOfCycle && isStartedAt(series, i, seconds);
    if (begins) cycleEnd = resetsAt[i] as number;
    if (begins || isFall(i)) {
      keep(i - 1);
      keep(i);
    }
    peak.pass(i, Math.floor((at[i] as number) / stepMs), begins, begins || isOfCycle);
  }
  peak.close();
}

/** Keeps the highest reading of each cycle in each step. */
function peakKeeper(used: Float64Array, keep: (index: number) => void) {
  let [step, high] = [Number.NaN, -1];
  const close = () => {
    keep(high);
    high = -1;
  };
  const pass = (index: number, nextStep: number, begins: boolean, counts: boolean) => {
    if (begins || nextStep !== step) close();
    step = nextStep;
    if (counts && (high < 0 || (used[index] as number) > (used[high] as number))) high = index;
  };
  return { pass, close };
}
