import type { AccountView } from '../../domain/accounts/account-view';
import { dayMs, type Instant } from '../../domain/time/instant';

export interface UpcomingDate {
  readonly at: Instant;
  readonly kind: 'window' | 'use-by' | 'lapse' | 'credits';
  readonly text: string;
}

/** What the clock will bring to an account, soonest first: windows filling up, resets to use and to lapse, grants to expire. */
export function upcomingDates(
  view: AccountView,
  now: Instant,
  useByLeadMs: number,
  withinMs = 35 * dayMs,
): readonly UpcomingDate[] {
  const coming = [...windowEnds(view), ...resetEnds(view, useByLeadMs), ...grantEnds(view)];
  return coming.filter(({ at }) => at > now && at - now <= withinMs).toSorted((a, b) => a.at - b.at);
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
    return [useBy, { at: expiresAt, kind: 'lapse', text: 'A banked reset lapses' }];
  });
}

function grantEnds({ credits }: AccountView): UpcomingDate[] {
  return credits.grants.flatMap(({ remaining, expiresAt }) => {
    if (expiresAt === null) return [];
    return [{ at: expiresAt, kind: 'credits', text: `${Number(remaining) || remaining} credits expire` }];
  });
}
