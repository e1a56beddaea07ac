// What of the history one looks at, as the page's address keeps it: over a reload, and on the way back.
import type { Span } from '../../domain/history/usage-series';
import { shortestViewMs } from '../charts/viewport';
import { type Range, ranges } from './history-ranges';

export interface HistoryParams {
  /** The key of the window chosen; null: none was. */
  readonly window: string | null;
  /** A range that ends with the present, whenever that is; or the stretch of time one moved to. */
  readonly shown: Range | Span;
}

/** Where one begins. */
export const defaultParams: HistoryParams = { window: null, shown: 'week' };

/** The place an address names; what it leaves out, or says of nothing there is, is as on a first look. */
export function parseHistoryParams(params: URLSearchParams): HistoryParams {
  const range = ranges.find(({ value }) => value === params.get('range'))?.value;
  return { window: params.get('window'), shown: spanIn(params) ?? range ?? defaultParams.shown };
}

/** What an address says of a place: nothing of what was not chosen. */
export function toUrlParams({ window, shown }: HistoryParams): URLSearchParams {
  const params = new URLSearchParams();
  if (window !== null) params.set('window', window);
  if (typeof shown === 'object') {
    params.set('from', new Date(shown.fromAt).toISOString());
    params.set('to', new Date(shown.toAt).toISOString());
  } else if (shown !== defaultParams.shown) params.set('range', shown);
  return params;
}

function spanIn(params: URLSearchParams): Span | null {
  const instant = (name: string) => Date.parse(params.get(name) ?? '');
  const [fromAt, toAt] = [instant('from'), instant('to')];
  // The hour one can zoom to may have lost a fraction of a millisecond at either end.
  return toAt - fromAt > shortestViewMs - 2 ? { fromAt, toAt } : null;
}
