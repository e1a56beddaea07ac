import { useMemo, useState } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { Instant } from '../../domain/time/instant';
import { windowKey } from '../../domain/windows/limit-window';
import type { HistoryParams } from './history-params';
import { boundsOf, type Range, viewAt } from './history-ranges';

export interface HistoryViewState {
  /** The chosen window, else the longest one; null while the account has none. */
  readonly window: WindowView | null;
  /** The time span on the chart. */
  readonly view: TimeSpan;
  /** How far the chart can be moved. */
  readonly bounds: TimeSpan;
  readonly chooseWindow: (key: string) => void;
  readonly show: (shown: Range | TimeSpan) => void;
}

/** Which window and which time span the History page shows, beginning with `start`. `onChange` is called with every choice. */
export function useHistoryView(
  windows: readonly WindowView[],
  start: HistoryParams,
  now: Instant,
  onChange: (params: HistoryParams) => void,
): HistoryViewState {
  const [params, setParams] = useState(start);
  const window =
    windows.find((candidate) => windowKey(candidate) === params.window) ??
    windows.toSorted((a, b) => b.seconds - a.seconds)[0] ??
    null;
  const bounds = useMemo(() => boundsOf(now, window?.resetsAt ?? null), [now, window?.resetsAt]);
  const [view, setView] = useState(() => viewAt(params.shown, now, bounds));
  const change = (choice: Partial<HistoryParams>) => {
    const next = { ...params, ...choice };
    setParams(next);
    onChange(next);
  };
  return {
    window,
    view,
    bounds,
    chooseWindow: (key) => change({ window: key }),
    show: (shown) => {
      setView(viewAt(shown, now, bounds));
      change({ shown });
    },
  };
}
