// The paid balance. Two endpoints state it, and the newer one counts. Only one of them has grants.
import type { AccountState } from '../accounts/account-state';
import type { AutoTopUpView, CreditsView } from '../accounts/account-view';
import type { CreditsReading } from '../observations/observation';
import { freshnessOf } from '../time/freshness';
import type { Instant } from '../time/instant';
import { expiringCredits } from './expiring-credits';
import { creditsPerDay, creditsPerHour, runwayDays } from './runway';

/** The state is `unknown` where no balance was ever stated. A balance of 0 is `none`. */
export function viewCredits(state: AccountState, now: Instant): CreditsView {
  const { credits, balance } = state;
  const stated = newestBalance(state);
  const perHour = creditsPerHour(state.balances, now);
  const observedAt = credits === null && balance === null ? null : Math.max(credits?.at ?? 0, balance?.at ?? 0);
  return {
    state: stateOf(credits?.value ?? null, stated),
    balance: stated,
    grants: (balance?.value.grants ?? []).map(({ remaining, expiresAt, type }) => ({ remaining, expiresAt, type })),
    autoTopUp: viewAutoTopUp(state),
    runwayDays: runwayDays(state.balances, now),
    ...(perHour !== null && { perHour }),
    expiring: expiringCredits(balance?.value.grants ?? [], creditsPerDay(state.balances, now), now),
    spentWhilePlanLeft: state.spentWhilePlanLeft,
    observedAt,
    freshness: observedAt === null ? null : freshnessOf(observedAt, now),
  };
}

function viewAutoTopUp({ autoTopUp }: AccountState): AutoTopUpView | null {
  if (!autoTopUp) return null;
  const { enabled, threshold, target, monthlyRemaining } = autoTopUp.value;
  return { enabled, threshold, target, isUsedUp: monthlyRemaining !== null && Number(monthlyRemaining) <= 0 };
}

/** The newest balance that was stated, by either endpoint; null where none ever was. */
export function newestBalance(state: AccountState): string | null {
  return state.balances.at(-1)?.value ?? null;
}

function stateOf(credits: CreditsReading | null, stated: string | null): CreditsView['state'] {
  if (credits?.unlimited) return 'unlimited';
  if (stated !== null && Number(stated) > 0) return 'balance';
  if (stated !== null || credits?.has === false) return 'none';
  return credits?.has ? 'balance' : 'unknown';
}
