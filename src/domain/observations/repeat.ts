import { secondMs, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import { idlePercent } from '../windows/window-phase';
import type { Observation, UsageFacts, WindowReading } from './observation';

/** Two responses about one boundary differ by about a second. */
const resetJitterMs = 2 * secondMs;

/**
 * True when `next` says nothing new: same account, same kind, same facts. An end that differs by a second is the same end. The
 * end of a window that has not started moves with the clock, so it is not compared.
 */
export function isRepeat(last: Observation, next: Observation): boolean {
  if (last.account !== next.account || last.kind !== next.kind) return false;
  if (last.kind !== 'usage' || next.kind !== 'usage') return isEqual(comparable(last.facts), comparable(next.facts));
  const { windows: before, ...lastRest } = last.facts;
  const { windows: after, ...nextRest } = next.facts;
  return isEqual(lastRest, nextRest) && sameReadings(before, last.at, after, next.at);
}

/** Histories state their span relative to the request, so these fields differ in every response. */
const relativeFields = new Set(['from', 'to', 'asOf']);

function comparable(facts: Observation['facts']): unknown {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !relativeFields.has(key)));
}

function sameReadings(before: UsageFacts['windows'], lastAt: number, after: UsageFacts['windows'], nextAt: number) {
  return (
    before.length === after.length &&
    after.every((reading) => {
      const old = before.find((candidate) => sameWindow(candidate, reading));
      if (!old || old.usedPercent !== reading.usedPercent || old.name !== reading.name) return false;
      const slides = slidesWithClock(reading, nextAt);
      if (slides !== slidesWithClock(old, lastAt)) return false;
      return slides || Math.abs(old.resetsAt - reading.resetsAt) <= resetJitterMs;
    })
  );
}

/**
 * A window that has not started: the start its end implies is the moment it was read, and no more is used than an
 * idle window shows. Stricter than `isUnstarted` of windows: a start in the future is a fact of its own.
 */
function slidesWithClock({ limit, seconds, resetsAt, usedPercent }: WindowReading, at: number): boolean {
  return usedPercent <= idlePercent(limit) && Math.abs(resetsAt - seconds * secondMs - at) <= toleranceMs;
}

/** Equality of plain JSON values. The order of keys does not matter. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length && left.every(([key, value]) => isEqual(value, (b as Record<string, unknown>)[key]))
  );
}
