// Before and after of a change of windows, in plain values by window.
import type { EventSide, HeadroomEvent } from '../events/event';
import { type LimitWindow, windowKey } from '../windows/limit-window';
import type { Mark } from './fold-memory';

export interface WindowChange {
  readonly window: LimitWindow;
  readonly before: Mark;
  readonly after: Mark;
}

export interface WindowSide {
  readonly usedPercent: number;
  readonly resetsAt: number;
}

/** `{ 'codex/604800': { usedPercent, resetsAt } }` */
export function sideOf(changes: readonly WindowChange[], side: 'before' | 'after'): EventSide {
  return Object.fromEntries(
    changes.map(({ window, [side]: { usedPercent, resetsAt } }) => [windowKey(window), { usedPercent, resetsAt }]),
  );
}

/** One window's side of an event, or null where the event does not speak of it. */
export function windowSide(side: EventSide, window: LimitWindow): WindowSide | null {
  const found = side[windowKey(window)];
  if (typeof found !== 'object' || found === null) return null;
  const { usedPercent, resetsAt } = found as Partial<WindowSide>;
  return typeof usedPercent === 'number' && typeof resetsAt === 'number' ? { usedPercent, resetsAt } : null;
}

export function windowsOf(changes: readonly WindowChange[]): LimitWindow[] {
  return changes.map(({ window: { limit, seconds } }) => ({ limit, seconds }));
}

/** The instants between which it happened: the last reading before and the first after, of all windows touched. */
export function spanOf(changes: readonly WindowChange[]): readonly [number, number] {
  return [Math.max(...changes.map(({ before }) => before.at)), Math.min(...changes.map(({ after }) => after.at))];
}

/** Ids of the readings on both sides, each once. */
export function foundingOf(changes: readonly WindowChange[]): string[] {
  return [...new Set(changes.flatMap(({ before, after }) => [before.id, after.id]))];
}

/** The changes an event of windows was told from, without the readings' ids: its evidence has those. */
export function markChange(event: HeadroomEvent): WindowChange[] {
  const [from, to] = event.between ?? [event.at, event.at];
  return event.windows.flatMap((window) => {
    const before = windowSide(event.before, window);
    const after = windowSide(event.after, window);
    if (!before || !after) return [];
    const [first = '', second = first] = event.evidence;
    return { window, before: { ...before, at: from, id: first }, after: { ...after, at: to, id: second } };
  });
}
