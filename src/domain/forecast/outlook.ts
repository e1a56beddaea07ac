// The outlook: everything predicted for an account, as plain JSON. It is computed from the history now and then, stored
// in part beside the account's state, and drawn by any screen without the history. It holds facts alone: screens describe them
// in the reader's language. Its keys are a stored format: never rename one.

import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

/** Lower decile, median and upper decile of a predictive distribution. */
export interface Deciles<T> {
  readonly q10: T;
  readonly q50: T;
  readonly q90: T;
}

/** Why there is no forecast or no advice. */
export type SilenceReason =
  | 'too-few-readings'
  | 'too-little-used'
  | 'too-early-in-window'
  | 'stale'
  | 'not-started'
  | 'exhausted'
  | 'nothing-used'
  | 'no-weekly-window'
  | 'no-expiry';

/** One point of a burn-down line: deciles of percent left at an instant. */
export interface BurnDownPoint extends Deciles<number> {
  readonly at: Instant;
}

/** What one window is expected to do before it ends. */
export interface WindowForecast extends LimitWindow {
  readonly madeAt: Instant;
  readonly resetsAt: Instant;
  /** As last read. */
  readonly usedPercent: number;
  /** Null where there is a forecast; else why there is none. */
  readonly silence: SilenceReason | null;
  /** Probability, 0–1, of running out before the window ends. */
  readonly runsOut: number;
  /** When, given that it runs out; null where that is too unlikely to name. Between `madeAt` and `resetsAt`. */
  readonly runsOutAt: Deciles<Instant> | null;
  /** Percent left when the window ends. q10 is the poor case. */
  readonly leftAtEnd: Deciles<number>;
  /** Percent of the window per hour that lasts exactly to its end; null when no time is left. */
  readonly pacePerHour: number | null;
  /** Percent per hour used in the last fifth of the window's length; null when not observed. */
  readonly recentPerHour: number | null;
  /** Burn-down line from `madeAt` to `resetsAt`, at most 60 points; empty without a forecast. */
  readonly line: readonly BurnDownPoint[];
  /** 'learned' or, where that was better for this user, 'linear'. */
  readonly model: 'learned' | 'linear';
}

/** What to do with one banked reset. */
export interface ResetAdvice {
  /** The reset's key in the bank. */
  readonly key: string;
  readonly madeAt: Instant;
  /** Whether it is the reset that would be used next. */
  readonly isNext: boolean;
  /** When it expires; null where the server states none. */
  readonly expiresAt: Instant | null;
  /** 'let-lapse': let it expire unused. 'none': no advice, and `silence` says why. */
  readonly advice: 'use-now' | 'wait' | 'let-lapse' | 'none';
  readonly silence: SilenceReason | null;
  /** Expected gain of using it now over never using it, in percent of the window. Null without advice. */
  readonly worthNowPercent: number | null;
  /** When it is expected to be worth most, between `madeAt` and the expiry, and its worth then. */
  readonly bestAt: Instant | null;
  readonly worthThenPercent: number | null;
  /** The last instant at which using it still makes sense; null when none is foreseen. */
  readonly latestAt: Instant | null;
  /** Probability, 0–1, that it expires unused if the advice is followed. */
  readonly lapseRisk: number | null;
  /** When to compute the advice again. */
  readonly reconsiderAt: Instant | null;
  /** Percent left in the window that using it now gives up. */
  readonly forfeitedPercent: number | null;
  /** How far the window's end would move. */
  readonly shiftMs: number | null;
}

/** How the 5-hour window bounds the weekly one. */
export interface SessionPlan {
  readonly madeAt: Instant;
  /** Length of the longer window: a week, or a month on some plans. */
  readonly seconds: number;
  /** Percent left of it. */
  readonly leftPercent: number;
  /** Weekly percent that one full 5-hour window costs, as measured; null before three such windows were observed. */
  readonly weeklyPerSession: number | null;
  /** Full 5-hour windows that still fit before the weekly one ends, if the next starts at once. */
  readonly sessionsLeft: number | null;
  /** Latest start of the next 5-hour window that keeps `sessionsLeft`; null while one runs. */
  readonly startBy: Instant | null;
  /** At most this much of the weekly percent left can still be used. */
  readonly burnablePercent: number | null;
  /** Weekly percent that cannot be used any more. */
  readonly strandedPercent: number | null;
}

/** A forecast that was made, and its outcome. */
export interface LoggedForecast extends LimitWindow {
  readonly madeAt: Instant;
  readonly cycleEnd: Instant;
  /** 25, 50 or 75: how much of the cycle had passed. */
  readonly elapsedPercent: number;
  /** Forecast probability, 0–1, of running out. */
  readonly p: number;
  /** The linear forecast of the same instant: 0 or 1. */
  readonly linear: number;
  readonly q10: number;
  readonly q90: number;
  /** Null until settled; 'left-out' when the cycle was cut short or not observed to its end. */
  readonly outcome: 'ran-out' | 'lasted' | 'left-out' | null;
  /** Percent used when the cycle ended; null until settled. */
  readonly endedAtPercent: number | null;
}

/** How good the forecasts have been. */
export interface ReportCard {
  readonly settled: number;
  /** Forecasts on the right side of one half. */
  readonly right: number;
  /** Mean squared error of the probabilities (Brier, 1950); null before anything was settled. */
  readonly brier: number | null;
  readonly linearBrier: number | null;
  /** Share of outcomes inside the band from q10 to q90, 0–1. */
  readonly coverage: number | null;
  /** By fifths of the forecast probability: the mean forecast and how often the window ran out. */
  readonly reliability: readonly { readonly said: number; readonly happened: number; readonly count: number }[];
  readonly inUse: 'learned' | 'linear';
  readonly log: readonly LoggedForecast[];
}

/** Expected use by local hour of the week: what the plan page simulates with. */
export interface UsageProfile {
  /** 168 values in percent of the window per hour, Monday 00:00 first, in `zone`. */
  readonly perHour: readonly number[];
  readonly zone: string;
  /** Standard deviation of a day's use relative to its expectation, ≥ 0. */
  readonly spread: number;
  /** Days of observation behind it. */
  readonly observedDays: number;
}

export interface Outlook {
  readonly v: 1;
  readonly account: AccountKey;
  readonly madeAt: Instant;
  /** The newest reading it rests on; null when there was none. */
  readonly basedOnAt: Instant | null;
  readonly forecasts: readonly WindowForecast[];
  /** Advice for each reset held, in the order they would be used: soonest expiry first. */
  readonly verdicts: readonly ResetAdvice[];
  readonly session: SessionPlan | null;
  /** Null until enough is known to simulate. */
  readonly profile: UsageProfile | null;
  readonly report: ReportCard;
}
