// What is coming, as plain JSON: derived from the history now and then (in a worker, after an observation), kept beside
// the account's state, and drawn by any screen without the history.

import type { AccountKey } from '../observations/observation';
import type { Instant } from '../time/instant';
import type { LimitWindow } from '../windows/limit-window';

/** Lower decile, median and upper decile of what the model expects. */
export interface Deciles<T> {
  readonly q10: T;
  readonly q50: T;
  readonly q90: T;
}

/** Why there is no forecast or no advice: a word the screen turns into a sentence. */
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

/** One point of a burn-down line: the deciles of what is left at an instant. */
export interface BurnDownPoint extends Deciles<number> {
  readonly at: Instant;
}

/** What one window is expected to do before it ends. */
export interface WindowForecast extends LimitWindow {
  readonly madeAt: Instant;
  readonly resetsAt: Instant;
  /** As last read. */
  readonly usedPercent: number;
  /** Words first: "Probably lasts; 1 in 5 that you run out on Thursday evening". */
  readonly text: string;
  /** Null where a number may be shown; else why not. */
  readonly silence: SilenceReason | null;
  /** Probability, 0–1, of running out before the window ends. */
  readonly runsOut: number;
  /** When, given that it runs out; null below the gate. Never before `madeAt`, never after `resetsAt`. */
  readonly runsOutAt: Deciles<Instant> | null;
  /** Percent left when the window ends. q10 is the poor case. */
  readonly leftAtEnd: Deciles<number>;
  /** Percent of the window an hour that lasts exactly to its end; null when no time is left. */
  readonly pacePerHour: number | null;
  /** Percent an hour used lately (the last fifth of the window's length); null when unseen. */
  readonly recentPerHour: number | null;
  /** Expected line of what is left, from `madeAt` to `resetsAt`, at most 60 points. */
  readonly line: readonly BurnDownPoint[];
  /** 'learned' or, where that has been better for this user, 'linear'. */
  readonly model: 'learned' | 'linear';
}

/** What to do with one banked reset. */
export interface ResetAdvice {
  /** The reset's key in the bank. */
  readonly key: string;
  readonly madeAt: Instant;
  readonly advice: 'use-now' | 'wait' | 'let-lapse' | 'none';
  readonly silence: SilenceReason | null;
  /** One sentence. */
  readonly text: string;
  /** Expected gain by using it now over never using it, in percent of a week. Null when silent. */
  readonly worthNowPercent: number | null;
  /** When it is expected to be worth most, and how much it is worth then. Never before `madeAt` nor after the expiry. */
  readonly bestAt: Instant | null;
  readonly worthThenPercent: number | null;
  /** The last instant at which using it still makes sense; null when none is foreseen. */
  readonly latestAt: Instant | null;
  /** Probability, 0–1, that it lapses unused if the advice is followed. */
  readonly lapseRisk: number | null;
  /** When to look again. */
  readonly reconsiderAt: Instant | null;
  /** Percent of the week thrown away by using it now. */
  readonly forfeitedPercent: number | null;
  /** How far the week's end would move. */
  readonly shiftMs: number | null;
}

/** How the 5-hour window bounds the weekly one. */
export interface SessionPlan {
  readonly madeAt: Instant;
  readonly text: string;
  /** Weekly percent that one full 5-hour window costs, as measured; null before three such windows were seen. */
  readonly weeklyPerSession: number | null;
  /** Full 5-hour windows that still fit before the weekly one ends, if the next starts at once. */
  readonly sessionsLeft: number | null;
  /** Start the next 5-hour window by then to fit one more. */
  readonly startBy: Instant | null;
  /** Of the weekly percent left, at most this much can still be burned. */
  readonly burnablePercent: number | null;
  /** What is left over even so: weekly percent that cannot be used any more. */
  readonly strandedPercent: number | null;
}

/** A forecast that was made, and how it ended. */
export interface LoggedForecast extends LimitWindow {
  readonly madeAt: Instant;
  readonly cycleEnd: Instant;
  /** 25, 50 or 75: how much of the cycle had passed. */
  readonly elapsedPercent: number;
  readonly p: number;
  /** The linear forecast of the same instant: 0 or 1. */
  readonly linear: number;
  readonly q10: number;
  readonly q90: number;
  /** Null until settled; 'left-out' when the cycle was cut short or not seen to its end. */
  readonly outcome: 'ran-out' | 'lasted' | 'left-out' | null;
  /** Percent used when the cycle ended; null until settled. */
  readonly endedAtPercent: number | null;
}

/** How good the forecasts have been. */
export interface ReportCard {
  readonly settled: number;
  /** Calls on the right side of one half. */
  readonly right: number;
  /** Mean squared error of the probabilities; null before anything was settled. */
  readonly brier: number | null;
  readonly linearBrier: number | null;
  /** Share of outcomes inside the 10–90 band, 0–1. */
  readonly coverage: number | null;
  /** Forecasts made, by how likely they said running out was, against how often it happened. */
  readonly reliability: readonly { readonly said: number; readonly happened: number; readonly count: number }[];
  readonly inUse: 'learned' | 'linear';
  readonly log: readonly LoggedForecast[];
  readonly text: string;
}

/** The expected burn by local hour of the week, percent of a week an hour: what the plan page simulates with. */
export interface UsageProfile {
  /** 168 values, Monday 00:00 first, in `zone`. */
  readonly perHour: readonly number[];
  readonly zone: string;
  /** Spread of one day's use around its expectation (ratio, ≥ 0). */
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
  /** In the order the resets would be used: soonest expiry first. */
  readonly verdicts: readonly ResetAdvice[];
  /** One sentence for the whole bank; null when nothing is held. */
  readonly bankText: string | null;
  readonly session: SessionPlan | null;
  /** Null until enough is known to simulate. */
  readonly profile: UsageProfile | null;
  readonly report: ReportCard;
}
