import type { Observation } from '../../domain/observations/observation';
import { minuteMs } from '../../domain/time/instant';

/** Equal readings further apart than this still say that somebody was looking. */
const repeatMs = 15 * minuteMs;

/** A history without the readings of use that only repeat the one before: what is handed to a worker is copied first. */
export function thinHistory(history: readonly Observation[]): readonly Observation[] {
  let last: Observation | null = null;
  return history.filter((seen) => {
    if (last && seen.at - last.at < repeatMs && saysTheSame(last, seen)) return false;
    last = seen;
    return true;
  });
}

function saysTheSame(before: Observation, after: Observation): boolean {
  if (before.kind !== 'usage' || after.kind !== 'usage' || before.facts.plan !== after.facts.plan) return false;
  const [old, next] = [before.facts.windows, after.facts.windows];
  return (
    old.length === next.length &&
    next.every((reading, index) => {
      const known = old[index];
      return (
        known?.limit === reading.limit &&
        known.seconds === reading.seconds &&
        known.usedPercent === reading.usedPercent &&
        known.resetsAt === reading.resetsAt
      );
    })
  );
}
