// A window as it stands now, from the last reading of it. What has passed its end is never shown as current.
import type { WindowStateRow } from '../accounts/account-state';
import type { WindowState, WindowView } from '../accounts/account-view';
import { freshnessOf } from '../time/freshness';
import { type Instant, secondMs } from '../time/instant';
import { windowLabel } from './limit-window';
import { isUnstarted, startOf } from './window-phase';

/** The last reading carried to `now`: an end that has passed turns it into "should be full again, not confirmed". */
export function viewWindow(row: WindowStateRow, now: Instant): WindowView {
  const state = stateOf(row, now);
  const usedPercent = state === 'recovered' ? 0 : row.usedPercent;
  const dated = state === 'running' || state === 'exhausted';
  return {
    limit: row.limit,
    seconds: row.seconds,
    label: windowLabel(row, row.name),
    state,
    usedPercent,
    lastReadPercent: row.usedPercent,
    leftPercent: leftOf(usedPercent),
    resetsAt: dated || state === 'recovered' ? row.resetsAt : null,
    startedAt: dated ? startOf(row) : null,
    elapsedPercent: dated ? elapsedPercent(row, now) : null,
    observedAt: row.observedAt,
    freshness: freshnessOf(row.observedAt, now, state === 'recovered' ? row.resetsAt : null),
    confirmed: row.confirmed && state !== 'recovered',
  };
}

function stateOf(row: WindowStateRow, now: Instant): WindowState {
  if (row.withdrawn) return 'withdrawn';
  if (isUnstarted(row, row.observedAt)) return 'unstarted';
  if (now >= row.resetsAt) return 'recovered';
  return row.usedPercent >= 100 ? 'exhausted' : 'running';
}

/** used + left = 100 to the last digit that is shown, and never −0. */
function leftOf(usedPercent: number): number {
  return Math.max(0, Number((100 - usedPercent).toFixed(6)));
}

function elapsedPercent(row: WindowStateRow, now: Instant): number {
  const share = (now - startOf(row)) / (row.seconds * secondMs);
  return Math.min(100, Math.max(0, share * 100));
}
