import { useEffect, useMemo, useState } from 'react';
import type { AccountState } from '../../domain/accounts/account-state';
import type { AccountView } from '../../domain/accounts/account-view';
import { viewAccount } from '../../domain/accounts/view-account';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { Settings } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { hiddenWindowsOf } from '../../domain/windows/hidden-windows';
import type { Clock } from '../components/reader-context';
import { nextChangeAt } from './next-change';

/**
 * The view of an account at the current time, with its last forecast. It is computed again only when time changes it, not
 * every minute: minute ticks only re-render the small components that show times. Null while there is no account.
 */
export function useAccountView(
  state: AccountState,
  settings: Settings,
  clock: Clock,
  outlook: StoredOutlook | null,
): AccountView;
export function useAccountView(
  state: AccountState | null,
  settings: Settings,
  clock: Clock,
  outlook: StoredOutlook | null,
): AccountView | null;
export function useAccountView(
  state: AccountState | null,
  settings: Settings,
  clock: Clock,
  outlook: StoredOutlook | null,
): AccountView | null {
  const [at, setAt] = useState<Instant>(clock.now);
  const hidden = hiddenWindowsOf(settings, state?.key ?? '');
  const { gauge } = settings;
  const view = useMemo(
    () => state && viewAccount(state, at, { hidden, gauge, outlook }),
    [state, at, hidden, gauge, outlook],
  );
  useEffect(() => {
    if (!view) return;
    const due = nextChangeAt(view, at);
    const check = () => {
      const now = clock.now();
      if (now >= due || now < at) setAt(now);
    };
    check();
    return clock.subscribe(check);
  }, [view, at, clock]);
  return view;
}
