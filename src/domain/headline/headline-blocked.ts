// The headline while blocked: by what, until when, and the way out: a banked reset, or other limits that let work through.

import type { AccountState } from '../accounts/account-state';
import type { BankView, Headline, WindowView } from '../accounts/account-view';
import { limitValue } from '../accounts/unknown-names';
import { spendOf } from '../credits/spend';
import { allOf, instantValue, message, windowValue } from '../messages/message';
import type { Message } from '../messages/value';
import type { GaugeMode } from '../settings';

/** Blocked by a window that is used up. */
export function blockedByWindow(
  state: AccountState,
  exhausted: WindowView,
  windows: readonly WindowView[],
  bank: BankView,
): Headline {
  const { resetsAt: until, limit, seconds } = exhausted;
  const window = windowValue(exhausted);
  const lead =
    until === null
      ? message('headline.blocked.noEnd', { window })
      : message('headline.blocked', { window, until: instantValue(until) });
  const shorter = windows.filter((one) => one !== exhausted && one.seconds < seconds).map(windowValue);
  const rest = shorter.length === 0 ? [] : [message('headline.noHelp', { windows: allOf(shorter) })];
  return {
    state: 'blocked',
    sentences: [lead, ...wayOut(bank), ...rest, ...stillOpen(state)],
    until,
    by: { limit, seconds },
  };
}

/** Blocked by something else: a spending limit, used-up credits, or a reason the page does not give. */
export function blockedByOther(
  state: AccountState,
  windows: readonly WindowView[],
  { gauge }: { readonly gauge: GaugeMode },
): Headline {
  const spend = spendOf(state);
  if (spend?.reached) {
    const ends = spend.limits.flatMap(({ resetsAt }) => resetsAt ?? []);
    const until = ends.length > 0 ? Math.max(...ends) : null;
    const lead =
      until === null
        ? message('headline.blocked.spending.noEnd')
        : message('headline.blocked.spending', { until: instantValue(until) });
    return { state: 'blocked', sentences: [lead], until, by: null };
  }
  const lowest = windows.toSorted((a, b) => a.leftPercent - b.leftPercent)[0];
  const reason = message('headline.refused.reason', { reason: state.reachedType?.value ?? '' });
  return {
    state: 'blocked',
    sentences: [refused(lowest, gauge), reason, ...stillOpen(state)],
    until: null,
    by: null,
  };
}

function refused(lowest: WindowView | undefined, gauge: GaugeMode): Message {
  if (!lowest) return message('headline.refused');
  const { leftPercent: left, usedPercent: used } = lowest;
  return message('headline.refused.although', { window: windowValue(lowest), gauge, left, used });
}

/** What to do now. A banked reset restarts every window of the account's own limit, so it frees from any of them. */
function wayOut({ resets }: BankView): readonly Message[] {
  const count = resets.filter(({ status, otherType }) => status === 'available' && otherType === null).length;
  return count === 0 ? [] : [message('headline.resetFrees', { count })];
}

/** A sentence naming extra limits that still let work through. */
function stillOpen({ gates, windows }: AccountState): readonly Message[] {
  const open = (gates?.value ?? [])
    .filter(({ limit, allowed }) => allowed === true && limit !== 'codex' && limit !== 'code_review')
    .filter(({ limit }) => windows.every((row) => row.limit !== limit || row.withdrawn || row.usedPercent < 100))
    .map(({ limit }) => limitValue(limit, windows.find((row) => row.limit === limit)?.name));
  return open.length > 0 ? [message('headline.stillOpen', { limits: allOf(open) })] : [];
}
