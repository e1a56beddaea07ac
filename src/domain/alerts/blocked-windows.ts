import type { AccountView, WindowView } from '../accounts/account-view';
import type { Instant } from '../time/instant';
import { sameWindow } from '../windows/limit-window';

/**
 * Whether something else keeps the user from working through this window: another exhausted window of the same limit
 * that has not ended, or, for the account's own limit, whatever the headline names. `until` null: not known.
 */
export function isBlockedByOther(view: AccountView, window: WindowView, now: Instant): boolean {
  const other = view.windows.some(
    (each) =>
      each.limit === window.limit &&
      !sameWindow(each, window) &&
      each.state === 'exhausted' &&
      (each.resetsAt ?? Number.POSITIVE_INFINITY) > now,
  );
  if (other) return true;
  const { state, by } = view.headline;
  return window.limit === 'codex' && state === 'blocked' && !(by !== null && sameWindow(by, window));
}

/**
 * Whether there is no point in talking of this window's use: another of the same limit is exhausted and ends later, or
 * the server refuses work for a reason of its own.
 */
export function isIrrelevant(view: AccountView, window: WindowView): boolean {
  const endsAt = window.resetsAt ?? 0;
  const outlasted = view.windows.some(
    (each) =>
      each.limit === window.limit &&
      !sameWindow(each, window) &&
      each.state === 'exhausted' &&
      (each.resetsAt ?? Number.POSITIVE_INFINITY) > endsAt,
  );
  return outlasted || (window.limit === 'codex' && view.headline.state === 'blocked' && view.headline.by === null);
}
