// The burn-down line: what is expected to be left at instants up to the end of the cycle, and when nothing is left.

import type { Instant } from '../time/instant';
import { fillProbability, type RunningCycle, usageUntil } from './cycle-forecast';
import { mixtureQuantile } from './gamma-mixture';
import type { BurnDownPoint, Deciles } from './outlook';

const pointCount = 25;

/** Evenly spaced instants from `now` to the end, both included. */
function lineInstants(now: Instant, endAt: Instant): readonly Instant[] {
  return Array.from({ length: pointCount }, (_, point) => Math.round(now + ((endAt - now) * point) / (pointCount - 1)));
}

/** Deciles of percent left by the model, if at most `burnable` percent can still be used. */
export function expectedBurnDown(running: RunningCycle, now: Instant, burnable: number): readonly BurnDownPoint[] {
  const left = 100 - running.last.usedPercent;
  let lowest = { q10: left, q50: left, q90: left };
  return lineInstants(now, running.cycle.endAt).map((at) => {
    const usage = usageUntil(running, at);
    const leftAt = (share: number): number => left - mixtureQuantile(usage, share, burnable);
    // Each instant is predicted from other past stretches, so a later quantile may be higher; what is left cannot rise.
    lowest = {
      q10: Math.min(lowest.q10, leftAt(0.9)),
      q50: Math.min(lowest.q50, leftAt(0.5)),
      q90: Math.min(lowest.q90, leftAt(0.1)),
    };
    return { at, ...lowest };
  });
}

/** Percent left if the average pace since the start of the cycle continues; all deciles are equal. */
export function linearBurnDown(
  { cycle, last }: RunningCycle,
  now: Instant,
  burnable: number,
): readonly BurnDownPoint[] {
  const floor = 100 - last.usedPercent - burnable;
  const perMs = last.usedPercent / Math.max(1, last.at - cycle.startAt);
  return lineInstants(now, cycle.endAt).map((at) => {
    const left = Math.max(floor, 100 - perMs * (at - cycle.startAt));
    return { at, q10: left, q50: left, q90: left };
  });
}

/**
 * Deciles of the instant at which the window runs out, given that it does. Null when the line never has any chance of
 * reaching 0. `linear`: the line is a linear one.
 */
export function runOutDeciles(
  running: RunningCycle,
  now: Instant,
  line: readonly BurnDownPoint[],
  linear: boolean,
): Deciles<Instant> | null {
  const room = 100 - running.last.usedPercent;
  let highest = 0;
  const points = line.map(({ at, q50 }) => {
    highest = Math.max(highest, linear ? Number(q50 <= 0) : fillProbability(usageUntil(running, at), room));
    return { at, probability: highest };
  });
  if (highest <= 0) return null;
  const instantOf = (share: number): Instant => {
    const index = points.findIndex(({ probability }) => probability >= share * highest);
    const [before, after] = [points[index - 1], points[index]];
    if (!after) return running.cycle.endAt;
    if (!before) return Math.max(now, after.at);
    const part = (share * highest - before.probability) / Math.max(1e-9, after.probability - before.probability);
    return Math.round(before.at + part * (after.at - before.at));
  };
  return { q10: instantOf(0.1), q50: instantOf(0.5), q90: instantOf(0.9) };
}
