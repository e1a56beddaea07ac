// The part of a view that says whether work is possible: all the badge is drawn from. The background's first script has no more.
import { viewBank } from '../bank/bank-view';
import { headlineOf } from '../headline/headline';
import { freshnessOf } from '../time/freshness';
import type { Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { viewWindow } from '../windows/window-view';
import type { AccountState } from './account-state';
import type { AccountView, WindowView } from './account-view';
import type { ViewOptions } from './view-options';

export type LimitsView = Pick<AccountView, 'headline' | 'windows' | 'bank' | 'freshness'>;

/** Windows, bank and headline of one account's state at `now`. */
export function viewLimits(
  state: AccountState,
  now: Instant,
  { hidden = [], outlook = null, gauge = 'left' }: ViewOptions = {},
): LimitsView {
  const windows = state.windows.map((row) => marked(viewWindow(row, now), hidden)).toSorted(byImportance);
  const bank = viewBank(state, windows, now);
  return {
    headline: headlineOf(state, now, bank, { hidden, outlook, gauge }),
    windows,
    bank,
    freshness: state.observedAt === null ? null : freshnessOf(state.observedAt, now),
  };
}

function marked(window: WindowView, hidden: readonly string[]): WindowView {
  return hidden.includes(windowKey(window)) ? { ...window, isHidden: true } : window;
}

/** The account's own windows first, then code review, then extras; short before long; withdrawn ones last. */
function byImportance(a: WindowView, b: WindowView): number {
  return (
    Number(a.state === 'withdrawn') - Number(b.state === 'withdrawn') ||
    rank(a.limit) - rank(b.limit) ||
    (a.limit < b.limit ? -1 : Number(a.limit > b.limit)) ||
    a.seconds - b.seconds
  );
}

function rank(limit: string): number {
  if (limit === 'codex') return 0;
  return limit === 'code_review' ? 1 : 2;
}
