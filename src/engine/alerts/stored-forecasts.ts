// Stores what the full page forecasts and advises, for the popup and the worker, which have neither the history nor the time.

import type { LoggedForecast, Outlook, ResetAdvice } from '../../domain/forecast/outlook';
import type { RunOutForecasts } from '../../domain/forecast/run-out';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { StoredOutlooks } from '../ports/screen-ports';
import { isDrawable, wholeRows } from '../state/drawable-forecasts';
import { type KeyValues, keys } from '../state/key-values';

type OutlookPort = (account: AccountKey) => Promise<Outlook | null>;

/** Computes an outlook, continuing the log of earlier forecasts. */
type ComputeOutlook = (account: AccountKey, log: readonly LoggedForecast[]) => Promise<Outlook | null>;

/** The log is stored beside the outlook. Logged forecasts are never recomputed: they would then know the outcome. */
interface StoredRow extends StoredOutlook {
  readonly log: readonly LoggedForecast[];
}

/** The outlook port, which also stores of every outlook what the popup, alerts and the report card need. */
export function rememberForecasts(compute: ComputeOutlook, values: KeyValues): OutlookPort {
  return async (account) => {
    const before = await load(account, values).catch(() => null);
    // Sample data moves with the clock, so that yesterday's forecasts belong to no week of today's sample.
    const log = account === sampleAccount ? [] : (before?.log ?? []);
    const outlook = await compute(account, log);
    const forecasts = outlook?.forecasts.map(({ line: _, ...rest }) => rest);
    const stored = { forecasts, log: outlook?.report.log, advice: outlook?.verdicts };
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

/** The last stored outlooks of these accounts, in one read. An account without one is left out. */
export async function storedOutlooks(accounts: readonly AccountKey[], values: KeyValues): Promise<StoredOutlooks> {
  const stored = await values.get(accounts.map(keys.forecasts));
  const rows = accounts.flatMap((account) => {
    const row = wholeRow(stored[keys.forecasts(account)]);
    return row ? [[account, { forecasts: row.forecasts.filter(isDrawable), advice: row.advice }] as const] : [];
  });
  return Object.fromEntries(rows);
}

async function load(account: AccountKey, values: KeyValues): Promise<StoredRow | null> {
  return wholeRow((await values.get([keys.forecasts(account)]))[keys.forecasts(account)]);
}

/** As far as a possibly damaged row is whole; null where it holds no forecasts. */
function wholeRow(stored: unknown): StoredRow | null {
  const row = stored as Partial<StoredRow> | undefined;
  if (!Array.isArray(row?.forecasts)) return null;
  return {
    forecasts: wholeRows(row.forecasts),
    log: wholeRows(row.log).filter(isLogged),
    advice: wholeAdvice(row.advice),
  };
}

/** Whether what is there of a logged forecast can be settled and drawn. */
function isLogged({ cycleEnd, elapsedPercent, p, linear, q10, q90, outcome, endedAtPercent }: LoggedForecast): boolean {
  const isSettled = outcome === null || ['ran-out', 'lasted', 'left-out'].includes(outcome);
  const numbers = [cycleEnd, elapsedPercent, p, linear, q10, q90, endedAtPercent ?? undefined];
  return isSettled && numbers.every((each) => each === undefined || Number.isFinite(each));
}

/** Older versions stored no advice. */
function wholeAdvice(advice: readonly (ResetAdvice | null)[] | undefined): ResetAdvice[] {
  if (!Array.isArray(advice)) return [];
  return advice.filter((one): one is ResetAdvice => typeof one?.key === 'string' && Number.isFinite(one.madeAt));
}
