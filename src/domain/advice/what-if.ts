// "What if": the same weeks ahead, played twice, once as they are expected and once with a change.

import { localHours } from '../forecast/hourly-usage';
import type { UsageProfile } from '../forecast/outlook';
import { dayMs, hourMs, type Instant, secondMs } from '../time/instant';

/** Where the window stands as last known. */
export interface WhatIfStart {
  readonly now: Instant;
  readonly seconds: number;
  readonly usedPercent: number;
  /** Null while the window has not started. */
  readonly resetsAt: Instant | null;
  /** When that was read; what is usually used since then is taken as used. As of now when nothing is said. */
  readonly readAt?: Instant;
}

/** What is to be different. Everything absent is as usual. */
export interface WhatIfChange {
  /** Instants at which a banked reset is used; one while nothing is used is refused, and kept. */
  readonly resetsAt?: readonly Instant[];
  /** Works on the coming Saturday (today, if it is one) as on an average working day, or more where that is usual. */
  readonly workSaturday?: boolean;
  /** Nothing is used before this instant. */
  readonly pauseUntil?: Instant | null;
  /** Burns this many times as much. */
  readonly factor?: number;
  /** A platform-wide reset restarts the running window. */
  readonly platformResetAt?: Instant | null;
}

export interface WhatIfPoint {
  readonly at: Instant;
  readonly leftPercent: number;
}

/** A line of what is left, and the three numbers. */
export interface WhatIfResult {
  readonly line: readonly WhatIfPoint[];
  /** First moment nothing is left; null when it does not run out within the span. */
  readonly runsOutAt: Instant | null;
  /** Percent left when the window that runs now ends (or is restarted by hand or by the platform). */
  readonly leftAtReset: number;
  /** Percent of a whole window served within the next seven days. */
  readonly weekTotal: number;
}

/** How far ahead is looked at least, and for how long a window may be left alone. */
const span = { least: 14 * dayMs, most: 45 * dayMs };
const longestPauseMs = 7 * dayMs;

/** Two weeks, or until the end of a window that is longer: what is left at its end is asked for. */
function spanOf({ now, seconds, resetsAt }: WhatIfStart): number {
  const endAt = resetsAt ?? now + longestPauseMs + seconds * secondMs;
  return Math.min(span.most, Math.max(span.least, endAt - now + hourMs));
}

/**
 * Plays two weeks, or until a longer window ends, hour by hour on the usual rhythm, with a change. Pure arithmetic: works
 * offline, on the phone too.
 */
export function whatIf(profile: UsageProfile, start: WhatIfStart, change: WhatIfChange = {}): WhatIfResult {
  const wantedAt = demandOf(profile, start.now, change);
  const untilAt = start.now + spanOf(start);
  const lengthMs = start.seconds * secondMs;
  const unused = (change.resetsAt ?? []).toSorted((a, b) => a - b);
  let state: Playing = { used: usedBy(profile, start), endAt: start.resetsAt, unused };
  const hours: PlayedHour[] = [];
  for (let at = start.now; at <= untilAt; at += hourMs) {
    const before = state;
    state = restart(state, at, lengthMs, change.platformResetAt ?? null);
    const wanted = wantedAt(at);
    const served = Math.min(wanted, 100 - state.used);
    const closes = before.endAt !== null && state.endAt !== before.endAt ? 100 - before.used : null;
    hours.push({ at, wanted, served, leftPercent: 100 - state.used, closes });
    state = { ...state, used: state.used + served, endAt: state.endAt ?? (wanted > 0 ? at + lengthMs : null) };
  }
  return {
    line: hours.map(({ at, leftPercent }) => ({ at, leftPercent })),
    runsOutAt: runOut(hours),
    leftAtReset: hours.find(({ closes }) => closes !== null)?.closes ?? 100 - state.used,
    weekTotal: hours.reduce((sum, { at, served }) => (at < start.now + 7 * dayMs ? sum + served : sum), 0),
  };
}

/** Percent used by now: as read, and what is usual since. */
function usedBy(profile: UsageProfile, { now, usedPercent, resetsAt, readAt = now }: WhatIfStart): number {
  if (resetsAt === null) return usedPercent;
  const usualAt = demandOf(profile, now, {});
  let used = usedPercent;
  for (let at = now; at > readAt; at -= hourMs) used += usualAt(at - hourMs) * Math.min(1, (at - readAt) / hourMs);
  return Math.min(100, used);
}

interface PlayedHour extends WhatIfPoint {
  readonly wanted: number;
  readonly served: number;
  /** Percent left in the window that ended as this hour began; null where none did. */
  readonly closes: number | null;
}

/** The moment within the first hour that uses up what is left; null when none does. */
function runOut(hours: readonly PlayedHour[]): Instant | null {
  const hour = hours.find(({ leftPercent, served }) => served >= leftPercent - 1e-9);
  if (!hour) return null;
  return hour.at + Math.round(hourMs * (hour.wanted > 0 ? Math.min(1, hour.served / hour.wanted) : 0));
}

interface Playing {
  readonly used: number;
  readonly endAt: Instant | null;
  readonly unused: readonly Instant[];
}

/** The window's natural end, then the platform's reset, then the reset one uses oneself. */
function restart(state: Playing, at: Instant, lengthMs: number, platformResetAt: Instant | null): Playing {
  let { used, endAt, unused } = state;
  if (endAt !== null && at >= endAt) [used, endAt] = [0, null];
  const platform = platformResetAt !== null && platformResetAt > at - hourMs && platformResetAt <= at;
  if (platform && endAt !== null) [used, endAt] = [0, at + lengthMs];
  const [next] = unused;
  if (next !== undefined && next <= at && used > 0) {
    unused = unused.slice(1);
    [used, endAt] = [0, at + lengthMs];
  }
  return { used, endAt, unused };
}

/** Days of the line of local hours begin with a Monday. */
const saturdayOfWeek = 5;

/** Percent wanted in the hour that begins at an instant. */
function demandOf(profile: UsageProfile, now: Instant, change: WhatIfChange): (at: Instant) => number {
  const localHour = localHours(profile.zone, now);
  const factor = Math.max(0, change.factor ?? 1);
  const saturday = change.workSaturday ? workingDay(profile.perHour) : null;
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

/** The mean of the five weekdays, hour by hour. */
function workingDay(perHour: readonly number[]): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    let sum = 0;
    for (let day = 0; day < 5; day++) sum += perHour[day * 24 + hour] ?? 0;
    return sum / 5;
  });
}
