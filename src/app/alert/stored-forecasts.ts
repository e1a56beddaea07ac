// What the full page worked out of the future, kept for the worker's alerts: it has neither the history nor the time.
import type { AccountKey } from '../../domain/observation';
import type { Outlook } from '../../domain/plan/outlook';
import type { Forecasts } from '../../domain/plan/run-out';
import { type KeyValues, keys } from '../keep/key-values';

type OutlookPort = (account: AccountKey) => Promise<Outlook | null>;

/** The port, leaving what alerts need of each answer where the worker finds it. */
export function rememberForecasts(outlook: OutlookPort, values: KeyValues): OutlookPort {
  return async (account) => {
    const made = await outlook(account);
    const forecasts = made?.forecasts.map(({ line: _, text: __, ...kept }) => kept);
    // A forecast that could not be kept is still one to show.
    if (forecasts) await values.set({ [keys.forecasts(account)]: { forecasts } }).catch(() => undefined);
    return made;
  };
}

/** What was last worked out for an account; null where nothing was. */
export async function storedForecasts(account: AccountKey, values: KeyValues): Promise<Forecasts | null> {
  const stored = (await values.get([keys.forecasts(account)]))[keys.forecasts(account)] as Forecasts | undefined;
  return Array.isArray(stored?.forecasts) ? stored : null;
}
