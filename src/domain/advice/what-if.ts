// "What if": simulates the weeks ahead on the usage profile, with a change to it. The plan page compares it with no change.

import { localHours } from '../forecast/hourly-usage';
import type { UsageProfile } from '../forecast/outlook';
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
  const demandAt = demandOf(profile, start.now, change);
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
function usedByNow(profile: UsageProfile, { now, usedPercent, resetsAt, readAt = now }: WhatIfStart): number {
  if (resetsAt === null) return usedPercent;
  const usualAt = demandOf(profile, now, {});
  let used = usedPercent;
  for (let at = now; at > readAt; at -= hourMs) used += usualAt(at - hourMs) * Math.min(1, (at - readAt) / hourMs);
  return Math.min(100, used);
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
function demandOf(profile: UsageProfile, now: Instant, change: WhatIfChange): (at: Instant) => number {
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
    return factor * Math.max(usual, worked);
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
