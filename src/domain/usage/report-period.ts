// The span of time a report is about.
import type { Instant } from '../time/instant';
import { instantOf, localTime, startOfLocalDay } from '../time/local-time';

export const periodNames = ['today', 'week', 'cycle', 'month', 'custom'] as const;
type PeriodName = (typeof periodNames)[number];

export interface PeriodChoice {
  readonly name: PeriodName;
  /** Local days of a custom period, YYYY-MM-DD, both included. */
  readonly fromDay?: string;
  readonly toDay?: string;
}

/** The end is left out. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** A window as it is known now: its length and its end. */
export interface RunningWindow {
  readonly seconds: number;
  readonly resetsAt: Instant;
}

/** Days of a week: today and the six before it. */
const weekDays = 7;

/**
 * The span of a choice at `now`. A cycle is the run of `window`, by default the longest one known; without any window it is the
 * week. A custom period with a day that cannot be read is today.
 */
export function periodOf(choice: PeriodChoice, now: Instant, zone: string, window: RunningWindow | null): Period {
  const tomorrow = addDays(startOfLocalDay(now, zone), 1, zone);
  if (choice.name === 'custom') return customPeriod(choice, now, zone);
  if (choice.name === 'month') return monthOf(now, zone);
  if (choice.name === 'cycle' && window) return { from: window.resetsAt - window.seconds * 1_000, to: window.resetsAt };
  return { from: addDays(tomorrow, choice.name === 'today' ? -1 : -weekDays, zone), to: tomorrow };
}

/** The local calendar month an instant falls in. */
export function monthOf(at: Instant, zone: string): Period {
  const { year, month } = localTime(at, zone);
  return { from: instantOf(year, month, 1, zone), to: instantOf(year, month + 1, 1, zone) };
}

function customPeriod({ fromDay = '', toDay = '' }: PeriodChoice, now: Instant, zone: string): Period {
  const [first, last] = [dayOf(fromDay, zone), dayOf(toDay, zone)].map((day) => day ?? startOfLocalDay(now, zone));
  const [from, to] = [Math.min(first ?? now, last ?? now), Math.max(first ?? now, last ?? now)];
  return { from, to: addDays(to, 1, zone) };
}

function dayOf(day: string, zone: string): Instant | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? null : instantOf(Number(year), Number(month), Number(date), zone);
}

/** The begin of the local day that is `days` after that of `at`. */
export function addDays(at: Instant, days: number, zone: string): Instant {
  const { year, month, day } = localTime(at, zone);
  return instantOf(year, month, day + days, zone);
}
