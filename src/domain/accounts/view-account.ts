// From an account's state to what a screen draws at any later instant.
import { viewBank } from '../bank/bank-view';
import { eventsAt } from '../bank/expired-by-clock';
import { viewCredits } from '../credits/credits-view';
import { spendOf } from '../credits/spend';
import { headlineOf } from '../headline/headline';
import { viewReferral } from '../referral/referral-view';
import { freshnessOf } from '../time/freshness';
import type { Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { viewWindow } from '../windows/window-view';
import type { AccountState } from './account-state';
import type { AccountView, WindowView } from './account-view';
import { planLabel } from './plan-label';
import type { ViewOptions } from './view-options';

/** Everything derived from one account's state at `now`. */
export function viewAccount(
  state: AccountState,
  now: Instant,
  { hidden = [], outlook = null, gauge = 'left' }: ViewOptions = {},
): AccountView {
  const windows = state.windows.map((row) => marked(viewWindow(row, now), hidden)).toSorted(byImportance);
  const bank = viewBank(state, windows, now);
  return {
    key: state.key,
    plan: state.plan?.value ?? null,
    planLabel: planLabel(state.plan?.value ?? null),
    headline: headlineOf(state, now, bank, { hidden, outlook, gauge }),
    windows,
    bank,
    credits: viewCredits(state, now),
    referral: viewReferral(state, now),
    spend: spendOf(state),
    models: state.models?.value ?? [],
    events: eventsAt(state, now),
    observedAt: state.observedAt,
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
