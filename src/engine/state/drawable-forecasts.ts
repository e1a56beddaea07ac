// The stored forecasts as far as the badge needs them: without the log of earlier ones and without advice. A script of its own,
// because the background's first script reads them, and nothing else of alerts and outlooks.
import type { StoredForecast, StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { type KeyValues, keys } from './key-values';

/** The last forecasts of an account that can be drawn; an empty list where there are none. */
export async function drawableForecasts(
  account: AccountKey,
  values: Pick<KeyValues, 'get'>,
): Promise<Pick<StoredOutlook, 'forecasts'>> {
  const key = keys.forecasts(account);
  const row = (await values.get([key]))[key] as Partial<StoredOutlook> | undefined;
  return { forecasts: wholeRows(row?.forecasts).filter(isDrawable) };
}

/** Whether a forecast holds the numbers a screen shows. */
export function isDrawable({ resetsAt, usedPercent, runsOut, runsOutAt, leftAtEnd }: StoredForecast): boolean {
  const numbers = [resetsAt, usedPercent, runsOut, leftAtEnd?.q50, runsOutAt === null ? 0 : runsOutAt?.q50];
  return numbers.every(Number.isFinite);
}

/** The rows of a possibly damaged list that have a time and a window. */
export function wholeRows<Row extends LimitWindow & { readonly madeAt: Instant }>(
  rows: readonly Row[] | undefined,
): Row[] {
  const isWhole = (row: Row | null): boolean =>
    typeof row?.limit === 'string' && Number.isFinite(row.madeAt) && Number.isFinite(row.seconds);
  return Array.isArray(rows) ? rows.filter(isWhole) : [];
}
