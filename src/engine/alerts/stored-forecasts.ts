// Stores what the full page forecasts, for the alerts of the worker, which has neither the history nor the time.

import type { LoggedForecast, Outlook } from '../../domain/forecast/outlook';
import type { RunOutForecasts } from '../../domain/forecast/run-out';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { type KeyValues, keys } from '../state/key-values';

type OutlookPort = (account: AccountKey) => Promise<Outlook | null>;

/** Computes an outlook, continuing the log of earlier forecasts. */
type ComputeOutlook = (account: AccountKey, log: readonly LoggedForecast[]) => Promise<Outlook | null>;

/** What is stored of an outlook. Logged forecasts stay as they were made: computed again, they would know the outcome. */
interface StoredOutlook extends RunOutForecasts {
  readonly log?: readonly LoggedForecast[];
}

/** The outlook port, which also stores of every outlook what alerts and the report card need. */
export function rememberForecasts(compute: ComputeOutlook, values: KeyValues): OutlookPort {
  return async (account) => {
    const before = await load(account, values).catch(() => null);
    // Sample data moves with the clock, so that yesterday's forecasts belong to no week of today's sample.
    const log = account === sampleAccount ? [] : (before?.log ?? []);
    const outlook = await compute(account, log);
    const forecasts = outlook?.forecasts.map(({ line: _, ...rest }) => rest);
    const stored = { forecasts, log: outlook?.report.log };
    // A forecast that cannot be stored can still be shown.
    if (forecasts) await values.set({ [keys.forecasts(account)]: stored }).catch(() => undefined);
    return outlook;
  };
}

/** The last stored forecasts of an account; null where there are none. */
export async function storedForecasts(account: AccountKey, values: KeyValues): Promise<RunOutForecasts | null> {
  const stored = await load(account, values);
  return stored && { forecasts: stored.forecasts };
}

async function load(account: AccountKey, values: KeyValues): Promise<StoredOutlook | null> {
  const stored = (await values.get([keys.forecasts(account)]))[keys.forecasts(account)] as StoredOutlook | undefined;
  if (!Array.isArray(stored?.forecasts)) return null;
  return { forecasts: wholeRows(stored.forecasts), log: wholeRows(stored.log) };
}

/** The rows of a possibly damaged list that say when they were made and of which window. */
function wholeRows<Row extends LimitWindow & { readonly madeAt: Instant }>(rows: readonly Row[] | undefined): Row[] {
  const isWhole = (row: Row | null): boolean => Number.isFinite(row?.madeAt) && Number.isFinite(row?.seconds);
  return Array.isArray(rows) ? rows.filter(isWhole) : [];
}
