// The present state of a window, from its last reading. A reading whose end has passed is never shown as current.
import type { WindowStateRow } from '../accounts/account-state';
import type { WindowState, WindowView } from '../accounts/account-view';
import { freshnessOf } from '../time/freshness';
import { type Instant, secondMs } from '../time/instant';
import { isUnstarted, startOf } from './window-phase';

/** The last reading as of `now`. Past its end the window should be full again, and is marked as not confirmed. */
export function viewWindow(row: WindowStateRow, now: Instant): WindowView {
  const state = stateOf(row, now);
  const end = latestEnd(row);
  const usedPercent = state === 'recovered' ? 0 : row.usedPercent;
  const isDated = row.resetsAt !== null && (state === 'running' || state === 'exhausted');
  return {
    limit: row.limit,
    seconds: row.seconds,
    ...(row.name === undefined ? {} : { name: row.name }),
    state,
    usedPercent,
    lastReadPercent: row.usedPercent,
    leftPercent: leftOf(usedPercent),
    resetsAt: isDated || state === 'recovered' ? end : null,
    startedAt: isDated ? startOf({ resetsAt: end }, row.seconds) : null,
    elapsedPercent: isDated ? elapsedPercent(end, row.seconds, now) : null,
    observedAt: row.observedAt,
    freshness: freshnessOf(row.observedAt, now, state === 'recovered' ? end : null),
    confirmed: row.confirmed && state !== 'recovered',
  };
}

function stateOf(row: WindowStateRow, now: Instant): WindowState {
  const { usedPercent, resetsAt, observedAt, withdrawn } = row;
  if (withdrawn) return 'withdrawn';
  const isIdle = resetsAt === null ? usedPercent === 0 : isUnstarted({ usedPercent, resetsAt, at: observedAt }, row);
  if (isIdle) return 'unstarted';
  if (now >= latestEnd(row)) return 'recovered';
  return usedPercent >= 100 ? 'exhausted' : 'running';
}

/** The stated end. Where none is stated, the latest it can be: one whole length after the reading. */
export function latestEnd({ resetsAt, observedAt, seconds }: WindowStateRow): Instant {
  return resetsAt ?? observedAt + seconds * secondMs;
}

/** Used and left add up to 100 to the last digit shown. Never −0. */
function leftOf(usedPercent: number): number {
  return Math.max(0, Number((100 - usedPercent).toFixed(6)));
}

function elapsedPercent(resetsAt: Instant, seconds: number, now: Instant): number {
  const share = (now - startOf({ resetsAt }, seconds)) / (seconds * secondMs);
  return Math.min(100, Math.max(0, share * 100));
}
