import type { AccountView, WindowView } from '../../domain/accounts/account-view';
import { allOf, message, windowValue } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { dayMs, type Instant, minuteMs } from '../../domain/time/instant';

export interface UpcomingDate {
  readonly at: Instant;
  readonly kind: 'window' | 'use-by' | 'expiry' | 'credits';
  readonly text: Message;
  /** The last call before an expiry. */
  readonly useBy?: Instant;
  /** The windows that end then. */
  readonly windows?: readonly WindowView[];
  /** How many resets expire then. */
  readonly count?: number;
}

/** The dates ahead of an account, soonest first: windows that end, last calls and expiries of resets, credits that expire. */
export function upcomingDates(
  view: AccountView,
  now: Instant,
  useByLeadMs: number,
  withinMs = 35 * dayMs,
): readonly UpcomingDate[] {
  const dates = [...windowEnds(view), ...resetEnds(view, useByLeadMs), ...grantEnds(view)];
  return dates.filter(({ at }) => at > now && at - now <= withinMs).toSorted((a, b) => a.at - b.at);
}

/** The dates as a list shows them: a last call is part of the row of its expiry. */
export function upcomingRows(dates: readonly UpcomingDate[]): readonly UpcomingDate[] {
  return dates.filter(({ kind }) => kind !== 'use-by');
}

/** Windows that end in the same minute are one date. Those the user has hidden are none. */
function windowEnds({ windows }: AccountView): UpcomingDate[] {
  const groups = grouped(windows.filter(isRunning), ({ state, resetsAt }) => `${state} ${minuteOf(resetsAt ?? 0)}`);
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first || first.resetsAt === null) return [];
    const values = { windows: allOf(group.map((window) => windowValue(window))), count: group.length };
    const text = message(first.state === 'exhausted' ? 'upcoming.window.back' : 'upcoming.window.full', values);
    return [{ at: first.resetsAt, kind: 'window', text, windows: group }];
  });
}

function isRunning({ resetsAt, state, isHidden }: WindowView): boolean {
  return !isHidden && resetsAt !== null && (state === 'running' || state === 'exhausted');
}

/** Resets that expire in the same minute are one date. */
function resetEnds({ bank }: AccountView, useByLeadMs: number): UpcomingDate[] {
  const expiries = bank.resets.flatMap(({ status, expiresAt }) => {
    return status === 'available' && expiresAt !== null ? [expiresAt] : [];
  });
  return grouped(expiries, minuteOf).flatMap((group) => {
    const at = Math.min(...group);
    const useBy = at - useByLeadMs;
    return [
      { at: useBy, kind: 'use-by', text: message('upcoming.useBy') },
      { at, kind: 'expiry', text: message('upcoming.expiry', { count: group.length }), useBy, count: group.length },
    ];
  });
}

/** What has the same key, together, in the order of the first of each. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => unknown): readonly (readonly T[])[] {
  const groups = new Map<unknown, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

function minuteOf(at: Instant): number {
  return Math.floor(at / minuteMs);
}

function grantEnds({ credits }: AccountView): UpcomingDate[] {
  return credits.grants.flatMap(({ remaining, expiresAt: at }) => {
    const count = Number(remaining);
    return at === null || !(count > 0) ? [] : [{ at, kind: 'credits', text: message('upcoming.credits', { count }) }];
  });
}
