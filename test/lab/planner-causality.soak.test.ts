// The planner must not look ahead: what it decides before a step cannot depend on anything from that step on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kind, kinds } from '../../lab/generated/habits';
import { makeTrace } from '../../lab/generated/make-traces';
import { plannerPolicy } from '../../lab/planner/run-policies';
import { type Policy, play, type Trace } from '../../lab/planner/simulation';
import { seededRandom } from '../../src/domain/random';
import { repeats } from '../support/soak';

/** A life in `npm test` ends with its first reset used: after it nothing is planned any more. */
const usesAtMost = repeats(1, Number.POSITIVE_INFINITY);

function planner(): Policy {
  const policy = plannerPolicy();
  let used = 0;
  return (view) => {
    if (used >= usesAtMost || !policy(view)) return false;
    used += 1;
    return true;
  };
}

const stepsOf = (trace: Trace): readonly number[] => play(trace, planner()).redeemed;
const earlier = (steps: readonly number[], cut: number): readonly number[] => steps.filter((step) => step < cut);

/** The trace up to `cut`, then nothing, or other demand, grants and platform resets. */
const cutAt = (trace: Trace, cut: number): Trace => ({ ...trace, demand: trace.demand.slice(0, cut) });
function otherwiseFrom(trace: Trace, cut: number, chance: () => number): Trace {
  const later = Array.from({ length: 48 }, () => 12 * chance());
  return {
    ...trace,
    demand: [...trace.demand.slice(0, cut), ...later],
    resets: trace.resets.filter(({ grantedStep }) => grantedStep < cut),
    platformResets: [...trace.platformResets.filter((step) => step < cut), cut],
  };
}

/** Calls a policy with histories that throw when read from the current step on, or asked for their length. */
function guarded(policy: Policy): Policy {
  const upTo = (values: Float64Array, t: number): Float64Array =>
    new Proxy(values, {
      get: (target, name) => {
        if (!(Number(name) < t)) throw new Error(`looked ahead: ${String(name)} at ${t}`);
        return target[Number(name)];
      },
    });
  return (view) => policy({ ...view, served: upTo(view.served, view.t), usedBefore: upTo(view.usedBefore, view.t) });
}

describe('planner', () => {
  const wholes = new Map<Kind, { trace: Trace; redeemed: readonly number[] }>();
  const wholeOf = (kind: Kind) => {
    const trace = makeTrace(kind, 201);
    const whole = wholes.get(kind) ?? { trace, redeemed: stepsOf(trace) };
    wholes.set(kind, whole);
    return whole;
  };

  it('uses a reset for every kind but idle, so that the next tests mean something', () => {
    const spent = kinds.filter((kind) => wholeOf(kind).redeemed.length > 0);
    expect(spent).toEqual(kinds.filter((kind) => kind !== 'idle'));
  });

  it.each(kinds)(
    'decides the same before any step of a %s life, whatever comes after it',
    (kind) => {
      const { trace, redeemed } = wholeOf(kind);
      const anywhere = fc.integer({ min: trace.trainSteps, max: trace.demand.length });
      // Looking ahead would show at a cut just before or just after a reset is used.
      const telling = redeemed.flatMap((step) => [step, step + 1]);
      const cuts = telling.length > 0 ? fc.oneof(anywhere, fc.constantFrom(...telling)) : anywhere;
      const examples = telling.slice(0, 1).map((cut): [number, number] => [cut, 1]);
      fc.assert(
        fc.property(cuts, fc.integer(), (cut, seed) => {
          const past = earlier(redeemed, cut);
          expect(stepsOf(cutAt(trace, cut))).toEqual(past);
          expect(earlier(stepsOf(otherwiseFrom(trace, cut, seededRandom(seed))), cut)).toEqual(past);
        }),
        { seed: 20_261_121, examples, numRuns: repeats(1, 25) },
      );
    },
    600_000,
  );

  it('reads nothing of a history from the current step on, and not its length', () => {
    const { trace, redeemed } = wholeOf('agent-farm');
    expect(play(trace, guarded(planner())).redeemed).toEqual(redeemed);
  });
});
