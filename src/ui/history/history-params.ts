// What the History page shows, as its address keeps it, so that a reload and Back restore it.
import type { TimeSpan } from '../../domain/history/usage-series';
import { shortestViewMs } from '../charts/viewport';
import { type Range, ranges } from './history-ranges';

export interface HistoryParams {
  /** The key of the chosen window; null where none was chosen. */
  readonly window: string | null;
  /** A range that ends now, or the time span the user moved to. */
  readonly shown: Range | TimeSpan;
}

/** What the page shows at first. */
export const defaultParams: HistoryParams = { window: null, shown: 'week' };

/** Reads an address. Missing and invalid parameters give the default. */
export function parseHistoryParams(params: URLSearchParams): HistoryParams {
  const range = ranges.find(({ value }) => value === params.get('range'))?.value;
  return { window: params.get('window'), shown: spanIn(params) ?? range ?? defaultParams.shown };
}

/** Writes the address parameters. Defaults are left out. */
export function toUrlParams({ window, shown }: HistoryParams): URLSearchParams {
  const params = new URLSearchParams();
  if (window !== null) params.set('window', window);
  if (typeof shown === 'object') {
    params.set('from', new Date(shown.fromAt).toISOString());
    params.set('to', new Date(shown.toAt).toISOString());
  } else if (shown !== defaultParams.shown) params.set('range', shown);
  return params;
}

function spanIn(params: URLSearchParams): TimeSpan | null {
  const instant = (name: string) => Date.parse(params.get(name) ?? '');
  const [fromAt, toAt] = [instant('from'), instant('to')];
  // The shortest view may have lost a fraction of a millisecond at either end.
  return toAt - fromAt > shortestViewMs - 2 ? { fromAt, toAt } : null;
}
