// The outlook of one window in a few words, and which window decides how long work can go on.

import type { WindowView } from '../accounts/account-view';
import { instantValue, message, windowValue } from '../messages/message';
import type { Message } from '../messages/value';
import type { GaugeMode } from '../settings';
import type { Instant } from '../time/instant';
import { odds } from './odds';
import { forecastFor } from './run-out';
import type { StoredForecast, StoredOutlook } from './stored-outlook';

type Forecasts = Pick<StoredOutlook, 'forecasts'> | null;

/** From these probabilities of running out on: a line names when, a meter turns amber. */
const namedFrom = 0.4;
const riskFrom = 0.6;

export interface WindowOutlook {
  /** "lasts, ~43% left", "out ~Tue, 2 in 3". */
  readonly text: Message;
  /** Whether it more likely runs out than not, or nearly: drawn with "▲". */
  readonly runsOut: boolean;
  /** Whether running out is likely enough for a warning colour. */
  readonly isAtRisk: boolean;
}

/**
 * What is expected of a window, in one short line. Null where no forecast holds: show its pace instead. `gauge`: whether
 * its percentage counts what is left or what is used.
 */
export function windowOutlook(stored: Forecasts, window: WindowView, gauge: GaugeMode = 'left'): WindowOutlook | null {
  const forecast = runningForecast(stored, window);
  if (!forecast) return null;
  const { runsOut, runsOutAt, leftAtEnd } = forecast;
  const flags = { runsOut: runsOut >= namedFrom, isAtRisk: runsOut > riskFrom };
  if (!flags.runsOut) return { ...flags, text: message('forecast.line.lasts', remaining(leftAtEnd.q50, gauge)) };
  const chance = odds(runsOut);
  if (runsOutAt === null) return { ...flags, text: message('forecast.line.mayRunOut', { odds: chance }) };
  return { ...flags, text: message('forecast.line.runsOut', { at: runsOutAt.q50, odds: chance }) };
}

function runningForecast(stored: Forecasts, window: WindowView): StoredForecast | null {
  return window.state === 'running' ? forecastFor(stored?.forecasts ?? [], window) : null;
}

/** How long work can go on, by the window that decides it. */
export interface WorkOutlook {
  /** The window that runs out first or, where none is at risk, the longest one. */
  readonly window: WindowView;
  /** Of running out, 0–1. */
  readonly runsOut: number;
  /** When, if it runs out; null where that cannot be named. */
  readonly runsOutAt: Instant | null;
  /** Short, for the headline: "Good to go, probably until Tuesday afternoon." */
  readonly lead: Message;
  /** The reason: "Weekly runs out first; full again Wed 25 Nov, 16:20." */
  readonly reason: Message;
  /** When that window is full again. */
  readonly end: Instant;
}

/** From this probability on a window will "probably" run out, below it it "probably" lasts; below the other it lasts. */
const probably = { out: 0.5, lasts: 0.12 };

/**
 * The window of the account's own limit, if not hidden, with the highest odds of running out, and what that means for work.
 * Null where no forecast holds, or where none is at risk and the longest window has no forecast: then it is unknown.
 */
export function workOutlook(
  stored: Forecasts,
  windows: readonly WindowView[],
  gauge: GaugeMode = 'left',
): WorkOutlook | null {
  const running = windows.filter(({ limit, state, isHidden }) => limit === 'codex' && state === 'running' && !isHidden);
  const rows = running.flatMap((window) => {
    const forecast = runningForecast(stored, window);
    return forecast ? [{ window, forecast }] : [];
  });
  const likeliest = rows.toSorted((a, b) => b.forecast.runsOut - a.forecast.runsOut)[0];
  const longest = running.toSorted((a, b) => b.seconds - a.seconds)[0];
  if (!likeliest || !longest) return null;
  if (likeliest.forecast.runsOut >= probably.out) return runningOut(likeliest);
  const whole = rows.find(({ window }) => window === longest);
  if (!whole) return null;
  return likeliest.forecast.runsOut < probably.lasts ? lasting(whole, gauge) : probablyLasting(whole.window, likeliest);
}

interface Row {
  readonly window: WindowView;
  readonly forecast: StoredForecast;
}

/** A window of a few hours runs out at an hour, a longer one in a part of a day. */
const shortSeconds = 6 * 3600;

function runningOut(row: Row): WorkOutlook {
  const { window, runsOutAt: at } = factsOf(row);
  const reason = { window: windowValue(window), end: endValue(row) };
  if (at === null)
    return {
      ...factsOf(row),
      lead: message('forecast.work.now'),
      reason: message('forecast.work.probablyRunsOut', reason),
    };
  const isShort = window.seconds <= shortSeconds;
  return {
    ...factsOf(row),
    lead: isShort ? message('forecast.work.untilAbout', { at }) : message('forecast.work.until', { at }),
    reason: message('forecast.work.runsOutFirst', reason),
  };
}

function probablyLasting(longest: WindowView, row: Row): WorkOutlook {
  const { window, runsOut, runsOutAt: at } = factsOf(row);
  const reason = { odds: odds(runsOut), window: windowValue(window), end: endValue(row) };
  return {
    ...factsOf(row),
    lead: message('forecast.work.probablyAll', { span: spanOf(longest) }),
    reason:
      at === null ? message('forecast.work.chance.noTime', reason) : message('forecast.work.chance', { ...reason, at }),
  };
}

function lasting(row: Row, gauge: GaugeMode): WorkOutlook {
  const { window, forecast } = row;
  const left = remaining(forecast.leftAtEnd.q50, gauge);
  return {
    ...factsOf(row),
    runsOutAt: null,
    lead: message('forecast.work.all', { span: spanOf(window) }),
    reason: message('forecast.work.fullAgain', { window: windowValue(window), end: endValue(row), ...left }),
  };
}

function factsOf({ window, forecast: { runsOut, runsOutAt, resetsAt: end } }: Row) {
  return { window, runsOut, runsOutAt: runsOutAt?.q50 ?? null, end };
}

function endValue({ forecast: { resetsAt } }: Row): Message {
  return instantValue(resetsAt);
}

function remaining(left: number, gauge: GaugeMode) {
  return { gauge, left, used: 100 - left };
}

const daySeconds = 86_400;

/** What the longest window covers, in a sentence. */
function spanOf({ seconds }: WindowView): 'week' | 'month' | 'window' {
  if (seconds === 7 * daySeconds) return 'week';
  return seconds > 7 * daySeconds ? 'month' : 'window';
}
