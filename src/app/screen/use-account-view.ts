import { useEffect, useMemo, useState } from 'react';
import type { AccountState } from '../../domain/account-state';
import type { Instant } from '../../domain/instant';
import type { AccountView } from '../../domain/view';
import type { Place } from '../../domain/view/format-instant';
import { viewAccount } from '../../domain/view/view-account';
import type { Present } from '../../show/parts/surroundings';
import { nextChangeAt } from './next-change';
import { readerWords } from './reader-words';

/**
 * What is true of an account now, derived again only when time changes it: the minute ticks that pass in between reach
 * the leaves that count them, not the screen. Null while there is no account.
 */
export function useAccountView(state: AccountState, present: Present, place: Place): AccountView;
export function useAccountView(state: AccountState | null, present: Present, place: Place): AccountView | null;
export function useAccountView(state: AccountState | null, present: Present, place: Place): AccountView | null {
  const [at, setAt] = useState<Instant>(present.now);
  const view = useMemo(() => state && viewAccount(state, at, readerWords(place, at, 'day')), [state, at, place]);
  useEffect(() => {
    if (!view) return;
    const due = nextChangeAt(view, at);
    const look = () => {
      const now = present.now();
      if (now >= due || now < at) setAt(now);
    };
    look();
    return present.subscribe(look);
  }, [view, at, present]);
  return view;
}
