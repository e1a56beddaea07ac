import type { AccountView, WindowView } from '../accounts/account-view';
import { adviceStaleMs } from '../bank/worth';
import type { ResetAdvice } from '../forecast/outlook';
import type { StoredOutlook } from '../forecast/stored-outlook';
import { type Instant, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';

/** Use may differ by this many points from what the advice was made for. */
const validPoints = 2;

/**
 * Stored advice that still holds, the reset to use next first. Empty if it is a day old, if its own expiry has passed, if
 * other resets are held now, or if a window of the account was used or restarted since.
 */
export function currentAdvice(
  stored: StoredOutlook | null,
  { windows, bank }: Pick<AccountView, 'windows' | 'bank'>,
  now: Instant,
): readonly ResetAdvice[] {
  const [first] = stored?.advice ?? [];
  if (!stored || !first || now - first.madeAt > adviceStaleMs) return [];
  if (first.reconsiderAt !== null && first.reconsiderAt <= now) return [];
  const held = bank.resets.filter(({ status }) => status === 'available').map(({ key }) => key);
  const isSameBank = held.length === stored.advice.length && stored.advice.every(({ key }) => held.includes(key));
  return isSameBank && isSameWindow(stored, windows) ? stored.advice : [];
}

/** Whether the window that a reset restarts, the longest one, stands as it stood. */
function isSameWindow({ forecasts }: StoredOutlook, windows: readonly WindowView[]): boolean {
  const own = windows.filter(({ limit, state }) => limit === 'codex' && state !== 'withdrawn');
  const main = own.toSorted((a, b) => b.seconds - a.seconds)[0];
  const then = main && forecasts.find((one) => sameWindow(one, main));
  if (!main || !then || Math.abs(then.usedPercent - main.usedPercent) > validPoints) return false;
  return main.resetsAt !== null && Math.abs(then.resetsAt - main.resetsAt) <= toleranceMs;
}
