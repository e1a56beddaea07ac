// How often the figures of a window changed in its running cycle without a reset: the third fall is called sliding.
import type { EventType } from '../../events/event';
import { type LimitWindow, windowKey } from '../../windows/limit-window';
import { mostEntries } from '../bound-observation';
import type { ExplainMemory, Repeats } from '../explain-memory';

const noRepeats: Repeats = { falls: 0, moves: 0 };

/** How often the window fell or moved without a cause in this cycle. */
export function repeatsOf({ repeats }: ExplainMemory, window: LimitWindow): Repeats {
  return repeats[windowKey(window)] ?? noRepeats;
}

/** Counts an unexplained fall or move of the window. Other types of events are not counted. */
export function countRepeat(memory: ExplainMemory, window: LimitWindow, type: EventType): void {
  const { falls, moves } = repeatsOf(memory, window);
  const isFall = type === 'correction' || type === 'refill-kept-date';
  if (!isFall && type !== 'date-moved') return;
  const next = isFall ? { falls: falls + 1, moves } : { falls, moves: moves + 1 };
  const { [windowKey(window)]: _, ...others } = memory.repeats;
  const kept = Object.entries(others).slice(-(mostEntries - 1));
  memory.repeats = { ...Object.fromEntries(kept), [windowKey(window)]: next };
}

/** Another cycle begins. */
export function forgetRepeats(memory: ExplainMemory, window: LimitWindow): void {
  const { [windowKey(window)]: gone, ...others } = memory.repeats;
  if (gone) memory.repeats = others;
}
