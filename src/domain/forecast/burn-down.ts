// The line of what is expected to be left, and when it reaches the floor.
import type { Instant } from '../time/instant';
import { fillProbability, type RunningCycle, usageUntil } from './cycle-forecast';
import { mixtureQuantile } from './gamma-mixture';
import type { BurnDownPoint, Deciles } from './outlook';

const linePoints = 25;

function lineInstants(now: Instant, endAt: Instant): readonly Instant[] {
  return Array.from({ length: linePoints }, (_, point) => Math.round(now + ((endAt - now) * point) / (linePoints - 1)));
}

/** What the model expects to be left, of which at most `most` can be burned. */
export function expectedBurnDown(running: RunningCycle, now: Instant, most: number): readonly BurnDownPoint[] {
  const left = 100 - running.last.usedPercent;
  let floor = { q10: left, q50: left, q90: left };
  return lineInstants(now, running.cycle.endAt).map((at) => {
    const ahead = usageUntil(running, at);
    const leftWith = (share: number): number => left - mixtureQuantile(ahead, share, most);
    // Past stretches differ from length to length; what is left can only fall.
    floor = {
      q10: Math.min(floor.q10, leftWith(0.9)),
      q50: Math.min(floor.q50, leftWith(0.5)),
      q90: Math.min(floor.q90, leftWith(0.1)),
    };
    return { at, ...floor };
  });
}

/** What is left if the pace since the start is kept. */
export function linearBurnDown({ cycle, last }: RunningCycle, now: Instant, most: number): readonly BurnDownPoint[] {
  const least = 100 - last.usedPercent - most;
  const perMs = last.usedPercent / Math.max(1, last.at - cycle.startAt);
  return lineInstants(now, cycle.endAt).map((at) => {
    const left = Math.max(least, 100 - perMs * (at - cycle.startAt));
    return { at, q10: left, q50: left, q90: left };
  });
}

/** When it runs out, given that it does: the deciles of the part of the distribution that reaches the floor. */
export function runOutDeciles(
  running: RunningCycle,
  now: Instant,
  line: readonly BurnDownPoint[],
  linear: boolean,
): Deciles<Instant> | null {
  const room = 100 - running.last.usedPercent;
  let most = 0;
  const reached = line.map(({ at, q50 }) => {
    most = Math.max(most, linear ? Number(q50 <= 0) : fillProbability(usageUntil(running, at), room));
    return { at, share: most };
  });
  if (most <= 0) return null;
  const instantAt = (share: number): Instant => {
    const index = reached.findIndex((point) => point.share >= share * most);
    const [before, after] = [reached[index - 1], reached[index]];
    if (!after) return running.cycle.endAt;
    if (!before) return Math.max(now, after.at);
    const part = (share * most - before.share) / Math.max(1e-9, after.share - before.share);
    return Math.round(before.at + part * (after.at - before.at));
  };
  return { q10: instantAt(0.1), q50: instantAt(0.5), q90: instantAt(0.9) };
}
