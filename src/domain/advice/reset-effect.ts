// What using a banked reset would do to a window, now or at a later moment: what is given up, what is gained, how the end moves.
import type { AccountView, ResetView, WindowView } from '../accounts/account-view';
import { hourMs, type Instant, secondMs } from '../time/instant';

export interface ResetEffect {
  /** When it is used. */
  readonly at: Instant;
  readonly startedAt: Instant;
  /** The window's end as it is, and with the reset. */
  readonly endsAt: Instant;
  readonly newEndsAt: Instant;
  /** Percent left at `at`: given up. */
  readonly forfeited: number;
  /** Percent used by then: there again. */
  readonly gained: number;
  /**
   * Points gained compared with not using it: what comes back, minus the share of a whole window that the later end costs.
   * Negative: it costs more than it brings.
   */
  readonly net: number;
  /** When the next banked reset expires, and where: in the window that begins, or after it. Null where none is held or dated. */
  readonly next: { readonly expiresAt: Instant; readonly place: 'before' | 'inside' | 'after' } | null;
}

export interface ResetEffectInput {
  readonly window: WindowView;
  /** The next banked reset after the one used; null where there is none. */
  readonly next: Pick<ResetView, 'expiresAt'> | null;
  readonly at: Instant;
  readonly now: Instant;
  /** Percent used an hour from now until `at`. */
  readonly perHour: number;
}

/** Null where the window does not run or `at` is not before its end: then there is nothing to reset. */
export function resetEffect({ window, next, at, now, perHour }: ResetEffectInput): ResetEffect | null {
  const { resetsAt, startedAt, seconds, state } = window;
  if (resetsAt === null || startedAt === null || at >= resetsAt || at < startedAt) return null;
  if (state !== 'running' && state !== 'exhausted') return null;
  const lengthMs = seconds * secondMs;
  const gained = Math.min(100, window.usedPercent + Math.max(0, (perHour * (at - now)) / hourMs));
  const newEndsAt = at + lengthMs;
  return {
    at,
    startedAt,
    endsAt: resetsAt,
    newEndsAt,
    forfeited: 100 - gained,
    gained,
    net: gained - ((newEndsAt - resetsAt) / lengthMs) * 100,
    next: next?.expiresAt == null ? null : { expiresAt: next.expiresAt, place: placeOf(next.expiresAt, at, newEndsAt) },
  };
}

function placeOf(expiresAt: Instant, at: Instant, end: Instant): 'before' | 'inside' | 'after' {
  if (expiresAt < at) return 'before';
  return expiresAt <= end ? 'inside' : 'after';
}

/** The available reset that is used after this one: the one that expires soonest of the others. */
export function resetAfter({ resets }: AccountView['bank'], key: string): ResetView | null {
  return resets.find((reset) => reset.status === 'available' && reset.key !== key) ?? null;
}
