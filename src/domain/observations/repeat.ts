import { secondMs, toleranceMs } from '../time/instant';
import { sameWindow } from '../windows/limit-window';
import type { Observation, UsageFacts, WindowReading } from './observation';

/** The same boundary, answered twice, differs by a second or so. */
const resetJitterMs = 2 * secondMs;

/**
 * True when `next` says nothing that `last` did not: same account, same kind, same facts. A reset that wanders by a second
 * is the same reset; a window that has not started slides along with the clock and is the same unstarted window.
 */
export function isRepeat(last: Observation, next: Observation): boolean {
  if (last.account !== next.account || last.kind !== next.kind) return false;
  if (last.kind !== 'usage' || next.kind !== 'usage') return isEqual(lasting(last.facts), lasting(next.facts));
  const { windows: before, ...lastRest } = last.facts;
  const { windows: after, ...nextRest } = next.facts;
  return isEqual(lastRest, nextRest) && sameReadings(before, last.at, after, next.at);
}

/** A page's own histories say how far back they look, counted from each reading anew: that alone is no news. */
const sliding = new Set(['from', 'to', 'asOf']);

function lasting(facts: Observation['facts']): unknown {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !sliding.has(key)));
}

function sameReadings(before: UsageFacts['windows'], lastAt: number, after: UsageFacts['windows'], nextAt: number) {
  return (
    before.length === after.length &&
    after.every((reading) => {
      const old = before.find((candidate) => sameWindow(candidate, reading));
      if (!old || old.usedPercent !== reading.usedPercent || old.name !== reading.name) return false;
      const unstarted = isUnstarted(reading, nextAt);
      if (unstarted !== isUnstarted(old, lastAt)) return false;
      return unstarted || Math.abs(old.resetsAt - reading.resetsAt) <= resetJitterMs;
    })
  );
}

/**
 * A window that has not started: its implied start is the moment it was read, and at most the idle floor of 1 % is used
 * (idle windows read 1 in mid-2026, 0 since autumn).
 */
function isUnstarted({ seconds, resetsAt, usedPercent }: WindowReading, at: number): boolean {
  return usedPercent <= 1 && Math.abs(resetsAt - seconds * secondMs - at) <= toleranceMs;
}

/** Equality of plain JSON values, whatever the order of their keys. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length && left.every(([key, value]) => isEqual(value, (b as Record<string, unknown>)[key]))
  );
}
