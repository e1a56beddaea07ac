import { useMemo } from 'react';
import type { Instant } from '../../domain/time/instant';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';

/** More than any account has had. */
const mostResets = 500;

/** When each reset of the selected account was used or found missing, by its key: as the page states it, else as observed. */
export function useResetEnds(): ReadonlyMap<string, Instant> {
  const { ports, selectedAccount, snapshot } = useApp();
  const key = selectedAccount?.account.key ?? null;
  const { value } = useLoaded(`${key}/${snapshot?.revision}`, async () =>
    key === null ? [] : ports.events(key, { types: ['reset-redeemed', 'reset-vanished'], limit: mostResets }),
  );
  return useMemo(() => {
    const events = value ?? selectedAccount?.state.events ?? [];
    const observed = events.flatMap(({ reset, type, at }) =>
      reset !== undefined && (type === 'reset-redeemed' || type === 'reset-vanished') ? [[reset, at] as const] : [],
    );
    const stated = (selectedAccount?.state.bank ?? []).flatMap(({ key: reset, redeemedAt }) =>
      redeemedAt === null ? [] : [[reset, redeemedAt] as const],
    );
    return new Map([...observed, ...stated]);
  }, [value, selectedAccount]);
}
