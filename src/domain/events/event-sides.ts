// Before and after of a change of windows, in plain values by window: written into events, and read back from them.
import { type Instant, toleranceMs } from '../time/instant';
import { type LimitWindow, windowKey, windowOfKey } from '../windows/limit-window';
import type { LastReading, ReadingPair } from '../windows/window-changes';
import type { EventSide, HeadroomEvent } from './event';

export type Span = readonly [from: Instant, to: Instant];

export interface WindowSide {
  readonly usedPercent: number;
  readonly resetsAt: number;
}

/** `{ 'codex/604800': { usedPercent, resetsAt } }` */
export function sideOf(readings: readonly LastReading[]): EventSide {
  return Object.fromEntries(
    readings.map(({ window, reading: { usedPercent, resetsAt } }) => [windowKey(window), { usedPercent, resetsAt }]),
  );
}

/** The side of an event before it: the earlier reading of each window. */
export function beforeOf(pairs: readonly ReadingPair[]): EventSide {
  return sideOf(pairs.map(({ window, before }) => ({ window, reading: before })));
}

/** The side of an event after it: the later reading of each window. */
export function afterOf(pairs: readonly ReadingPair[]): EventSide {
  return sideOf(pairs.map(({ window, after }) => ({ window, reading: after })));
}

/** One window's side of an event, or null where the event does not mention it. */
export function windowSide(side: EventSide, window: LimitWindow): WindowSide | null {
  const found = side[windowKey(window)];
  if (typeof found !== 'object' || found === null) return null;
  const { usedPercent, resetsAt } = found as Partial<WindowSide>;
  return typeof usedPercent === 'number' && typeof resetsAt === 'number' ? { usedPercent, resetsAt } : null;
}

/** Every window in one side of an event; empty where there is none. */
export function windowsIn(side: EventSide): LimitWindow[] {
  return Object.keys(side)
    .flatMap((key) => windowOfKey(key) ?? [])
    .filter((window) => windowSide(side, window) !== null);
}

/** The windows of an event, without anything else that their objects hold. */
export function windowsOf(all: readonly { readonly window: LimitWindow }[]): LimitWindow[] {
  return all.map(({ window: { limit, seconds } }) => ({ limit, seconds }));
}

/** The instants between which it happened: the last reading before and the first after, of all windows touched. */
export function spanOf(pairs: readonly ReadingPair[]): Span {
  return [Math.max(...pairs.map(({ before }) => before.at)), Math.min(...pairs.map(({ after }) => after.at))];
}

/** Whether an end moved by about the time that passed. Such an end drifts and does not say when the window is full again. */
export function advancesWithClock(movedMs: number, elapsedMs: number): boolean {
  return Math.abs(movedMs - elapsedMs) <= elapsedMs * 0.15 + toleranceMs;
}

/** When an event must have happened. */
export function spanOfEvent({ between, at }: Pick<HeadroomEvent, 'between' | 'at'>): Span {
  return between ?? [at, at];
}

/** Ids of the observations on both sides, each once. */
export function foundingOf(pairs: readonly ReadingPair[]): string[] {
  return [...new Set(pairs.flatMap(({ before, after }) => [before.id, after.id]))];
}

/** The readings an event of windows was made from. Their observation ids are the first two of its evidence. */
export function pairsOf(event: HeadroomEvent): ReadingPair[] {
  const [from, to] = spanOfEvent(event);
  return event.windows.flatMap((window) => {
    const before = windowSide(event.before, window);
    const after = windowSide(event.after, window);
    if (!before || !after) return [];
    const [first = '', second = first] = event.evidence;
    return { window, before: { ...before, at: from, id: first }, after: { ...after, at: to, id: second } };
  });
}
