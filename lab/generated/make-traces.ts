// Generated accounts of nine kinds, hour by hour. Each account draws its own habits first and then follows them, so that two
// of a kind differ as two people do. The same kind and seed give the same trace on every machine.
import { type Random, seededRandom } from '../../src/domain/random';
import type { Trace } from '../planner/simulation';
import { uniform } from './habit-shape';
import { habits, type Kind, kinds } from './habits';

const trainSteps = 504;

/** Traces of every kind, one for each seed. */
export function makeTraces(seeds: readonly number[]): readonly Trace[] {
  return kinds.flatMap((kind) => seeds.map((seed) => makeTrace(kind, seed)));
}

/** One account: three weeks to learn from, then about six weeks with up to four banked resets of thirty days. */
export function makeTrace(kind: Kind, seed: number): Trace {
  const chance = seededRandom(`${kind} ${seed}`);
  const steps = trainSteps + 24 * Math.round(uniform(chance, 30, 50));
  const habit = habits[kind](chance, steps);
  const demand = Array.from({ length: steps }, (_, hour) => Math.round(Math.max(0, habit(hour)) * 1000) / 1000);
  return { id: `${kind}-${seed}`, stepHours: 1, demand, ...bankOf(chance, steps), trainSteps };
}

/** Demand alone, for series of readings: `steps` hours of a kind. */
export function makeDemand(kind: Kind, seed: number, steps: number): readonly number[] {
  const chance = seededRandom(`${kind} demand ${seed}`);
  const habit = habits[kind](chance, steps);
  return Array.from({ length: steps }, (_, hour) => Math.max(0, habit(hour)));
}

function bankOf(chance: Random, steps: number): Pick<Trace, 'resets' | 'platformResets'> {
  const count = 1 + Math.floor(chance() * 4);
  const resets = Array.from({ length: count }, () => {
    const grantedStep = Math.floor(
      chance() < 0.5 ? uniform(chance, 0, trainSteps) : uniform(chance, trainSteps, steps - 240),
    );
    return { grantedStep, expiresStep: Math.max(grantedStep, trainSteps - 480) + 720 };
  });
  const platformResets = Array.from({ length: chance() < 0.4 ? 1 + Math.floor(chance() * 2) : 0 }, () =>
    Math.floor(uniform(chance, 0, steps)),
  );
  return { resets, platformResets: platformResets.sort((a, b) => a - b) };
}
