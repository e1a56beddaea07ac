import type { Observation } from '../../domain/observations/observation';
import { minuteMs } from '../../domain/time/instant';

/** Equal readings at least this far apart stay: they show that the page was being read. */
const keepAfterMs = 15 * minuteMs;

/**
 * A history without the usage readings that only repeat the one before. It is copied to a worker, so it should be small.
 * Expects observations oldest first.
 */
export function thinHistory(history: readonly Observation[]): readonly Observation[] {
  let last: Observation | null = null;
  return history.filter((observation) => {
    if (last && observation.at - last.at < keepAfterMs && isSameUsage(last, observation)) return false;
    last = observation;
    return true;
  });
}

function isSameUsage(before: Observation, after: Observation): boolean {
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
