// Blocked: by what, until when, and what is still open.
import type { AccountState } from '../accounts/account-state';
import type { Headline, WindowView } from '../accounts/account-view';
import type { Formatters } from '../time/formatters';
import { percentWords } from './reset-phrases';

/** By a window that is used up. */
export function blockedBy(
  state: AccountState,
  wall: WindowView,
  own: readonly WindowView[],
  words: Formatters,
): Headline {
  const { label, resetsAt: until, limit, seconds } = wall;
  const when = until === null ? '' : ` until ${words.instant(until)}`;
  const moot = own.filter((window) => window !== wall && window.seconds < seconds).map((window) => window.label);
  const rest = moot.length > 0 ? ` ${moot.join(' and ')} cannot help before that.` : '';
  return {
    state: 'blocked',
    text: `Blocked by ${label}${when}.${rest}${stillOpen(state)}`,
    until,
    by: { limit, seconds },
  };
}

/** By anything else: a spending limit, used-up credits, or for no reason the page gives. */
export function blockedOtherwise(state: AccountState, own: readonly WindowView[], words: Formatters): Headline {
  const spend = state.spend?.value;
  if (spend?.reached) {
    const ends = spend.limits.flatMap(({ resetsAt }) => resetsAt ?? []);
    const until = ends.length > 0 ? Math.max(...ends) : null;
    const when = until === null ? '' : ` until ${words.instant(until)}`;
    return { state: 'blocked', text: `Blocked by a spending limit${when}.`, until, by: null };
  }
  const reason = reasons[state.reachedType?.value ?? ''] ?? 'it gives no reason';
  const left = own.toSorted((a, b) => a.leftPercent - b.leftPercent)[0];
  const odd = left ? `, although ${percentWords(left.leftPercent)} of ${left.label} is left` : '';
  return { state: 'blocked', text: `Codex refuses work${odd}: ${reason}.${stillOpen(state)}`, until: null, by: null };
}

const reasons: Readonly<Record<string, string>> = {
  workspace_owner_credits_depleted: "the workspace's credits are used up",
  workspace_member_credits_depleted: 'your credits in this workspace are used up',
  workspace_owner_usage_limit_reached: "the workspace's usage limit is reached",
  workspace_member_usage_limit_reached: 'your usage limit in this workspace is reached',
  rate_limit_reached: 'a rate limit is reached',
};

/** Extra limits with pools of their own that the page says let work through. */
function stillOpen({ gates, windows }: AccountState): string {
  const open = (gates?.value ?? [])
    .filter(({ limit, allowed }) => allowed === true && limit !== 'codex' && limit !== 'code_review')
    .filter(({ limit }) => windows.every((row) => row.limit !== limit || row.withdrawn || row.usedPercent < 100))
    .map(({ limit }) => windows.find((row) => row.limit === limit)?.name ?? limit);
  return open.length > 0 ? ` Still open: ${open.join(', ')}.` : '';
}
