// Which windows keep the user from working. Two rules ask, and mean different things by it.

import type { AccountView, WindowView } from '../../accounts/account-view';
import type { Instant } from '../../time/instant';
import { sameWindow } from '../../windows/limit-window';

/**
 * Whether something other than this window blocks work at `now`. That is an exhausted window of the same limit that has
 * not ended, and for the limit `codex` also what the headline names. Used before saying that a window is back.
 */
export function isBlockedByOther(view: AccountView, window: WindowView, now: Instant): boolean {
  if (isOtherExhausted(view, window, now)) return true;
  const { state, by } = view.headline;
  return window.limit === 'codex' && state === 'blocked' && !(by !== null && sameWindow(by, window));
}

/**
 * Whether this window's use does not matter. Either another window of the same limit is exhausted and ends later, or
 * the server refuses work for a reason that is no window. Used before warning of a window's use.
 */
export function isIrrelevant(view: AccountView, window: WindowView): boolean {
  if (isOtherExhausted(view, window, window.resetsAt ?? 0)) return true;
  return window.limit === 'codex' && view.headline.state === 'blocked' && view.headline.by === null;
}

/** Another window of the same limit is exhausted until later than `until`. An unknown end counts as later. */
function isOtherExhausted(view: AccountView, window: WindowView, until: Instant): boolean {
  return view.windows.some(
    (other) =>
      other.limit === window.limit &&
      !sameWindow(other, window) &&
      other.state === 'exhausted' &&
      (other.resetsAt ?? Number.POSITIVE_INFINITY) > until,
  );
}
