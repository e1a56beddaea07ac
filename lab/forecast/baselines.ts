// Baselines of our forecast: the straight line, and a curve learned by phase of the window (as CodexBar does).

import type { UsageCycle } from '../../src/domain/forecast/usage-cycles';
import { dayMs, hourMs, type Instant, weekMs } from '../../src/domain/time/instant';

/** Use at the end if the pace since the start is kept. */
export function linearEnd({ startAt, endAt }: UsageCycle, used: number, at: Instant): number {
  return (used * (endAt - startAt)) / Math.max(1, at - startAt);
}

const points = 168;

/** With fewer complete past cycles, the learned curve falls back to the straight line. */
const leastCycles = 3;

/**
 * Probability of running out: the share of past cycles that would have reached 100 % from today's use on. Weights decay with
 * a time constant of three weeks. Half a pseudo-cycle is added on either side. Before three complete cycles were seen, it is
 * the straight line's 0 or 1.
 */
export function learnedPhase(past: readonly UsageCycle[], cycle: UsageCycle, used: number, at: Instant): number {
  const curves = past.filter(isComplete).map((known) => ({ curve: curveOf(known), age: at - known.endAt }));
  if (curves.length < leastCycles) return linearEnd(cycle, used, at) >= 100 ? 1 : 0;
  const phase = Math.round((points * (at - cycle.startAt)) / (cycle.endAt - cycle.startAt));
  let reaching = 0.5;
  let total = 1;
  for (const { curve, age } of curves) {
    const weight = Math.exp(-age / (3 * weekMs));
    total += weight;
    if (used + (curve[points] ?? 0) - (curve[phase] ?? 0) >= 100) reaching += weight;
  }
  return reaching / total;
}

/** CodexBar's condition: six readings or more, some of them in the first and in the last day. */
function isComplete({ readings, startAt, endAt, closedAt }: UsageCycle): boolean {
  const first = readings[0]?.at ?? endAt;
  const last = readings.at(-1)?.at ?? startAt;
  const edge = Math.min(dayMs, (endAt - startAt) / 7);
  return readings.length >= 6 && closedAt >= endAt - hourMs && first <= startAt + edge && last >= endAt - edge;
}

/** Use by phase, 169 points. A week that reached 100 % continues at its average slope, so that no plateau is learned. */
function curveOf({ readings, startAt, endAt }: UsageCycle): readonly number[] {
  const length = endAt - startAt;
  const full = readings.find(({ usedPercent }) => usedPercent >= 100);
  const slope = full ? 100 / Math.max(1, full.at - startAt) : 0;
  return Array.from({ length: points + 1 }, (_, point) => {
    const at = startAt + (point * length) / points;
    if (full && at > full.at) return slope * (at - startAt);
    const next = readings.findIndex((reading) => reading.at >= at);
    const before = next < 0 ? readings.at(-1) : readings[next - 1];
    const [fromAt, from] = before ? [before.at, before.usedPercent] : [startAt, 0];
    const after = next < 0 ? undefined : readings[next];
    if (!after) return from;
    return from + ((after.usedPercent - from) * (at - fromAt)) / Math.max(1, after.at - fromAt);
  });
}
