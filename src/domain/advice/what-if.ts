// "What if": simulates the weeks ahead on the usage profile, with a change to it. The plan page compares it with no change.

import { localHours } from '../forecast/hourly-usage';
import type { UsageProfile, WindowForecast } from '../forecast/outlook';
import { dayMs, hourMs, type Instant, secondMs, weekMs } from '../time/instant';

/** The window as last known. */
export interface WhatIfStart {
  readonly now: Instant;
  /** Length of the window. */
  readonly seconds: number;
  readonly usedPercent: number;
  /** Null while the window has not started. */
  readonly resetsAt: Instant | null;
  /** When it was read; the usual use since then counts as used. `now` unless given. */
  readonly readAt?: Instant;
  /** Factor on the usual use until the running window ends, from {@link paceToMeet}. 1 unless given. */
  readonly pace?: number;
}

/** What is different. Everything absent is as usual. */
export interface WhatIfChange {
  /** Instants at which a banked reset is used. While nothing is used the server refuses it, and it is used later. */
  readonly resetsAt?: readonly Instant[];
  /** Work on the coming Saturday (today, if it is one) as on an average weekday, or more where that is usual. */
  readonly workSaturday?: boolean;
  /** Nothing is used before this instant. */
  readonly pauseUntil?: Instant | null;
  /** Factor on the usual use. */
  readonly factor?: number;
  /** The platform resets the running window at this instant. */
  readonly platformResetAt?: Instant | null;
}

export interface WhatIfPoint {
  readonly at: Instant;
  readonly leftPercent: number;
}

/** The simulated line of what is left, and three numbers. */
export interface WhatIfResult {
  readonly line: readonly WhatIfPoint[];
  /** First instant at which nothing is left; null when it does not run out within the simulated time. */
  readonly runsOutAt: Instant | null;
  /** Percent left when the running window ends, or is reset by the user or the platform. */
  readonly leftAtReset: number;
  /** Percent of a whole window served within the next seven days. */
  readonly weekTotal: number;
}

const simulated = { minMs: 14 * dayMs, maxMs: 45 * dayMs };
/** An unstarted window is assumed to start within a week. */
const maxUnstartedMs = weekMs;

/** How long to simulate: two weeks, or past the end of a longer window, so that `leftAtReset` is known. */
function durationMs({ now, seconds, resetsAt }: WhatIfStart): number {
  const endAt = resetsAt ?? now + maxUnstartedMs + seconds * secondMs;
  return Math.min(simulated.maxMs, Math.max(simulated.minMs, endAt - now + hourMs));
}

/** Simulates a change hour by hour. Pure arithmetic, so that it works offline and on the phone. */
export function whatIf(profile: UsageProfile, start: WhatIfStart, change: WhatIfChange = {}): WhatIfResult {
  const demandAt = demandOf(profile, start, change);
  const untilAt = start.now + durationMs(start);
  const lengthMs = start.seconds * secondMs;
  const unusedResets = (change.resetsAt ?? []).toSorted((a, b) => a - b);
  let state: WindowState = { used: usedByNow(profile, start), endAt: start.resetsAt, unusedResets };
  const hours: SimulatedHour[] = [];
  for (let at = start.now; at <= untilAt; at += hourMs) {
    const before = state;
    state = restarted(state, at, lengthMs, change.platformResetAt ?? null);
    const demand = demandAt(at);
    const served = Math.min(demand, 100 - state.used);
    const leftAtRestart = before.endAt !== null && state.endAt !== before.endAt ? 100 - before.used : null;
    hours.push({ at, demand, served, leftPercent: 100 - state.used, leftAtRestart });
    state = { ...state, used: state.used + served, endAt: state.endAt ?? (demand > 0 ? at + lengthMs : null) };
  }
  return {
    line: hours.map(({ at, leftPercent }) => ({ at, leftPercent })),
    runsOutAt: runOutOf(hours),
    leftAtReset: hours.find(({ leftAtRestart }) => leftAtRestart !== null)?.leftAtRestart ?? 100 - state.used,
    weekTotal: hours.reduce((sum, { at, served }) => (at < start.now + weekMs ? sum + served : sum), 0),
  };
}

/** Percent used by now: as read, plus the usual use since then, at most 100. */
function usedByNow(profile: UsageProfile, start: WhatIfStart): number {
  const { now, usedPercent, resetsAt, readAt = now } = start;
  return resetsAt === null
    ? usedPercent
    : Math.min(100, usedPercent + demandSince(readAt, now, demandOf(profile, start, {})));
}

/** Percent wanted between an instant and a later one, in hours that end with the later one. */
function demandSince(from: Instant, to: Instant, demandAt: (at: Instant) => number): number {
  let demand = 0;
  for (let at = to; at > from; at -= hourMs) demand += demandAt(at - hourMs) * Math.min(1, (at - from) / hourMs);
  return demand;
}

type ForecastMedians = Pick<WindowForecast, 'runsOut' | 'runsOutAt' | 'leftAtEnd'>;

/** When the window is expected to run out; null where it more likely lasts. */
function medianRunOut({ runsOut, runsOutAt }: ForecastMedians): Instant | null {
  return runsOut >= 0.5 ? (runsOutAt?.q50 ?? null) : null;
}

/**
 * The course without any change. Where there is a forecast of the running window, its medians replace the simulated
 * numbers: two figures for the same thing would contradict each other.
 */
export function usualCourse(profile: UsageProfile, start: WhatIfStart, forecast: ForecastMedians | null): WhatIfResult {
  const simulated = whatIf(profile, start);
  if (!forecast || start.resetsAt === null) return simulated;
  const runsOutAt = medianRunOut(forecast) ?? simulated.runsOutAt;
  return { ...simulated, runsOutAt, leftAtReset: forecast.leftAtEnd.q50 };
}

/** A use that differs more from the usual one is no longer the user's week at another pace. */
const paceRange = { min: 0, max: 8 };

/**
 * The factor on usual use that makes the simulation without changes agree with a forecast: it runs out at the forecast
 * time, or has as much left at the window's end. 1 where no cycle runs or nothing is usually used in that time.
 */
export function paceToMeet(profile: UsageProfile, start: WhatIfStart, forecast: ForecastMedians): number {
  const { now, usedPercent, resetsAt, readAt = now } = start;
  if (resetsAt === null) return 1;
  const emptyAt = medianRunOut(forecast);
  const used = 100 - usedPercent - (emptyAt === null ? forecast.leftAtEnd.q50 : 0);
  const demandAt = demandOf(profile, { ...start, pace: 1 }, {});
  const usual = demandSince(readAt, now, demandAt) + demandAhead(now, emptyAt ?? resetsAt, demandAt);
  return usual > 0 ? Math.min(paceRange.max, Math.max(paceRange.min, used / usual)) : 1;
}

/** Percent wanted from now on until a later instant, in the hours of the simulation. */
function demandAhead(now: Instant, until: Instant, demandAt: (at: Instant) => number): number {
  let demand = 0;
  for (let at = now; at < until; at += hourMs) demand += demandAt(at) * Math.min(1, (until - at) / hourMs);
  return demand;
}

interface SimulatedHour extends WhatIfPoint {
  readonly demand: number;
  readonly served: number;
  /** Percent left in the window that ended as this hour began; null where none did. */
  readonly leftAtRestart: number | null;
}

/** The instant within the first hour that uses up what is left; null when no hour does. */
function runOutOf(hours: readonly SimulatedHour[]): Instant | null {
  const hour = hours.find(({ leftPercent, served }) => served >= leftPercent - 1e-9);
  if (!hour) return null;
  return hour.at + Math.round(hourMs * (hour.demand > 0 ? Math.min(1, hour.served / hour.demand) : 0));
}

interface WindowState {
  readonly used: number;
  readonly endAt: Instant | null;
  /** Instants of resets that are still to be used, ascending. */
  readonly unusedResets: readonly Instant[];
}

/** The state after what happens at an instant: the natural end, then a platform reset, then a banked reset. */
function restarted(state: WindowState, at: Instant, lengthMs: number, platformResetAt: Instant | null): WindowState {
  let { used, endAt, unusedResets } = state;
  if (endAt !== null && at >= endAt) [used, endAt] = [0, null];
  const isPlatformReset = platformResetAt !== null && platformResetAt > at - hourMs && platformResetAt <= at;
  if (isPlatformReset && endAt !== null) [used, endAt] = [0, at + lengthMs];
  const [next] = unusedResets;
  if (next !== undefined && next <= at && used > 0) {
    unusedResets = unusedResets.slice(1);
    [used, endAt] = [0, at + lengthMs];
  }
  return { used, endAt, unusedResets };
}

/** Days of the axis of local hours begin with Monday. */
const saturdayOfWeek = 5;

/** A function from an instant to the percent wanted in the hour that begins then. */
function demandOf(
  profile: UsageProfile,
  { now, resetsAt, pace = 1 }: WhatIfStart,
  change: WhatIfChange,
): (at: Instant) => number {
  const localHour = localHours(profile.zone, now);
  const factor = Math.max(0, change.factor ?? 1);
  const saturday = change.workSaturday ? averageWeekday(profile.perHour) : null;
  const today = Math.floor(localHour(now) / 24);
  const comingSaturday = today + ((((saturdayOfWeek - today) % 7) + 7) % 7);
  return (at) => {
    if (at < (change.pauseUntil ?? 0)) return 0;
    const hour = Math.floor(localHour(at));
    const bin = ((hour % 168) + 168) % 168;
    const usual = profile.perHour[bin] ?? 0;
    const worked = Math.floor(hour / 24) === comingSaturday ? (saturday?.[bin % 24] ?? 0) : 0;
    return factor * (at < (resetsAt ?? 0) ? pace : 1) * Math.max(usual, worked);
  };
}

/** The mean of Monday to Friday, by hour of the day. */
function averageWeekday(perHour: readonly number[]): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    let sum = 0;
    for (let day = 0; day < 5; day++) sum += perHour[day * 24 + hour] ?? 0;
    return sum / 5;
  });
}
