// What redeeming a reset now would be worth. Redeeming restarts the window: what is left of it is lost, and its next
// end comes later by the time that has passed since it started.

import type { ResetWorth, WindowView } from '../accounts/account-view';
import { dayMs, type Instant, secondMs } from '../time/instant';

const weekSeconds = 604_800;

/** Readings older than this are not used for advice. */
export const adviceStaleMs = dayMs;

/** The window a reset is measured on: the account's weekly one, else its longest (monthly on Free and Go). */
export function worthWindow(windows: readonly WindowView[]): WindowView | null {
  const held = windows.filter(({ limit, state }) => limit === 'codex' && state !== 'withdrawn');
  const weekly = held.find(({ seconds }) => seconds === weekSeconds);
  return weekly ?? held.toSorted((a, b) => b.seconds - a.seconds)[0] ?? null;
}

/**
 * used − (1 − timeLeft ÷ length) of one window: the long-run gain of a user who uses up every window. Negative:
 * redeeming now loses allowance. All null where no window is known.
 */
export function worthOf(windows: readonly WindowView[], now: Instant): ResetWorth {
  const window = worthWindow(windows);
  // Without an end it is unknown how much time a restart would lose.
  const hasNoEnd = window?.resetsAt === null && (window.state === 'running' || window.state === 'exhausted');
  if (!window || hasNoEnd) return { now: null, forfeited: null, shiftMs: null, readAt: null };

  const lengthMs = window.seconds * secondMs;
  const used = window.usedPercent / 100;
  // A window that has not started loses no time by being restarted.
  const endsInMs = window.startedAt === null ? lengthMs : Math.max(0, (window.resetsAt ?? now) - now);
  const shiftMs = Math.max(0, lengthMs - endsInMs);
  return { now: round(used - shiftMs / lengthMs), forfeited: round(1 - used), shiftMs, readAt: window.observedAt };
}

function round(share: number): number {
  return Math.round(share * 1e6) / 1e6 + 0;
}
