// Windows of which a body states use and length but no end. Without an end two readings cannot be compared, so these are
// only shown: no cycle, no event, no forecast.
import type { ObservationOf } from '../observations/observation';
import { sameWindow } from './limit-window';
import type { WindowsDraft } from './window-state';

/**
 * Keeps what one usage body says about windows without an end. A window is removed when a body names it with an end, when
 * the plan changes, or when a complete body does not name it. Writes only to `windows.undated`.
 */
export function followUndated(windows: WindowsDraft, { facts, at, source }: ObservationOf<'usage'>): void {
  const stated = facts.undated ?? [];
  if (stated.length === 0 && windows.undated.length === 0) return;
  const named = [...facts.windows, ...stated];
  const isOtherPlan = facts.plan !== null && windows.plan !== null && facts.plan !== windows.plan;
  const kept =
    facts.partial && !isOtherPlan ? windows.undated.filter((old) => !named.some((one) => sameWindow(one, old))) : [];
  windows.undated = [...kept, ...stated.map((reading) => ({ ...reading, at, source }))];
}
