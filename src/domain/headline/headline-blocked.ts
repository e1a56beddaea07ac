// The headline while blocked: by what, until when, and which other limits still let work through.

import type { AccountState } from '../accounts/account-state';
import type { Headline, WindowView } from '../accounts/account-view';
import { spendOf } from '../credits/spend';
import type { Formatters } from '../time/formatters';
import { limitName } from '../windows/limit-window';

/** Blocked by a window that is used up. */
export function blockedByWindow(
  state: AccountState,
  exhausted: WindowView,
  windows: readonly WindowView[],
  format: Formatters,
): Headline {
  const { label, resetsAt: until, limit, seconds } = exhausted;
  const when = until === null ? '' : ` until ${format.instant(until)}`;
  const shorter = windows.filter((window) => window !== exhausted && window.seconds < seconds);
  const labels = shorter.map((window) => window.label).join(' and ');
  const rest = labels === '' ? '' : ` ${labels} cannot help before that.`;
  return {
    state: 'blocked',
    text: `Blocked by ${label}${when}.${rest}${stillOpen(state)}`,
    until,
    by: { limit, seconds },
  };
}

/** Blocked by something else: a spending limit, used-up credits, or a reason the page does not give. */
export function blockedByOther(state: AccountState, windows: readonly WindowView[], format: Formatters): Headline {
  const spend = spendOf(state);
  if (spend?.reached) {
    const ends = spend.limits.flatMap(({ resetsAt }) => resetsAt ?? []);
    const until = ends.length > 0 ? Math.max(...ends) : null;
    const when = until === null ? '' : ` until ${format.instant(until)}`;
    return { state: 'blocked', text: `Blocked by a spending limit${when}.`, until, by: null };
  }
  const reason = reasons[state.reachedType?.value ?? ''] ?? 'it gives no reason';
  const leastLeft = windows.toSorted((a, b) => a.leftPercent - b.leftPercent)[0];
  const contrast = leastLeft ? `, although ${percentLeft(leastLeft.leftPercent)} of ${leastLeft.label} is left` : '';
  return {
    state: 'blocked',
    text: `Codex refuses work${contrast}: ${reason}.${stillOpen(state)}`,
    until: null,
    by: null,
  };
}

/** The server's words for why work is refused. */
const reasons: Readonly<Record<string, string>> = {
  workspace_owner_credits_depleted: "the workspace's credits are used up",
  workspace_member_credits_depleted: 'your credits in this workspace are used up',
  workspace_owner_usage_limit_reached: "the workspace's usage limit is reached",
  workspace_member_usage_limit_reached: 'your usage limit in this workspace is reached',
  rate_limit_reached: 'a rate limit is reached',
};

/** A sentence naming extra limits that still let work through; empty when there are none. */
function stillOpen({ gates, windows }: AccountState): string {
  const open = (gates?.value ?? [])
    .filter(({ limit, allowed }) => allowed === true && limit !== 'codex' && limit !== 'code_review')
    .filter(({ limit }) => windows.every((row) => row.limit !== limit || row.withdrawn || row.usedPercent < 100))
    .map(({ limit }) => limitName(limit, windows.find((row) => row.limit === limit)?.name));
  return open.length > 0 ? ` Still open: ${open.join(', ')}.` : '';
}

/** "67 %", rounded down; "under 1 %" instead of "0 %" while something is left. */
export function percentLeft(left: number): string {
  if (left > 0 && left < 1) return 'under 1 %';
  return `${Math.floor(left)} %`;
}
