// What the full page worked out of the future, kept for the worker's alerts: it has neither the history nor the time.

import type { LoggedForecast, Outlook } from '../../domain/forecast/outlook';
import type { RunOutForecasts } from '../../domain/forecast/run-out';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { type KeyValues, keys } from '../state/key-values';

type OutlookPort = (account: AccountKey) => Promise<Outlook | null>;

/** Works an outlook out, going on from what was logged before. */
type OutlookMaker = (account: AccountKey, log: readonly LoggedForecast[]) => Promise<Outlook | null>;

/** What is kept of an account's outlook. The log stays as it was said: worked out anew, it would know better. */
interface Kept extends RunOutForecasts {
  readonly log?: readonly LoggedForecast[];
}

/** The port, leaving what alerts need of each answer where the worker finds it, and what was forecast for the report card. */
export function rememberForecasts(outlook: OutlookMaker, values: KeyValues): OutlookPort {
  return async (account) => {
    const before = await kept(account, values).catch(() => null);
    // Made-up weeks move with the clock: what was said of them yesterday is of no week they hold today.
    const log = account === sampleAccount ? [] : (before?.log ?? []);
    const made = await outlook(account, log);
    const forecasts = made?.forecasts.map(({ line: _, text: __, ...rest }) => rest);
    const keep = { forecasts, log: made?.report.log };
    // A forecast that could not be kept is still one to show.
    if (forecasts) await values.set({ [keys.forecasts(account)]: keep }).catch(() => undefined);
    return made;
  };
}

/** What was last worked out for an account; null where nothing was. */
export async function storedForecasts(account: AccountKey, values: KeyValues): Promise<RunOutForecasts | null> {
  const stored = await kept(account, values);
  return stored && { forecasts: stored.forecasts };
}

async function kept(account: AccountKey, values: KeyValues): Promise<Kept | null> {
  const stored = (await values.get([keys.forecasts(account)]))[keys.forecasts(account)] as Kept | undefined;
  if (!Array.isArray(stored?.forecasts)) return null;
  return { forecasts: wholeRows(stored.forecasts), log: wholeRows(stored.log) };
}

/** What a damaged list still holds: rows that say when they were made, and of which window. */
function wholeRows<Row extends LimitWindow & { readonly madeAt: Instant }>(rows: readonly Row[] | undefined): Row[] {
  const isWhole = (row: Row | null): boolean => Number.isFinite(row?.madeAt) && Number.isFinite(row?.seconds);
  return Array.isArray(rows) ? rows.filter(isWhole) : [];
}
