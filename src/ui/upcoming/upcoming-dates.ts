import type { AccountView } from '../../domain/accounts/account-view';
import { dayMs, type Instant } from '../../domain/time/instant';

export interface UpcomingDate {
  readonly at: Instant;
  readonly kind: 'window' | 'use-by' | 'expiry' | 'credits';
  readonly text: string;
}

/** The dates ahead of an account, soonest first: windows that reset, last calls and expiries of resets, credits that expire. */
export function upcomingDates(
  view: AccountView,
  now: Instant,
  useByLeadMs: number,
  withinMs = 35 * dayMs,
): readonly UpcomingDate[] {
  const dates = [...windowEnds(view), ...resetEnds(view, useByLeadMs), ...grantEnds(view)];
  return dates.filter(({ at }) => at > now && at - now <= withinMs).toSorted((a, b) => a.at - b.at);
}

function windowEnds({ windows }: AccountView): UpcomingDate[] {
  return windows.flatMap(({ label, state, resetsAt }) => {
    if (resetsAt === null || (state !== 'running' && state !== 'exhausted')) return [];
    return [{ at: resetsAt, kind: 'window', text: `${label} is ${state === 'exhausted' ? 'back' : 'full again'}` }];
  });
}

function resetEnds({ bank }: AccountView, useByLeadMs: number): UpcomingDate[] {
  return bank.resets.flatMap(({ status, expiresAt }) => {
    if (status !== 'available' || expiresAt === null) return [];
    const useBy: UpcomingDate = {
      at: expiresAt - useByLeadMs,
      kind: 'use-by',
      text: 'Last call to use a banked reset',
    };
    return [useBy, { at: expiresAt, kind: 'expiry', text: 'A banked reset expires' }];
  });
}

function grantEnds({ credits }: AccountView): UpcomingDate[] {
  return credits.grants.flatMap(({ remaining, expiresAt }) => {
    if (expiresAt === null) return [];
    return [{ at: expiresAt, kind: 'credits', text: `${Number(remaining) || remaining} credits expire` }];
  });
}
