// Whatever comes from outside (a scanned code, a link, a file, another device) is checked here before it may be kept. Unknown
// fields pass; a wrong type in a known one rejects the whole observation.
import { type Check, fields, isInstant, isName, isRecord, oneOf } from '../validation/checks';
import { factChecks, kinds } from './kinds';
import type { Observation } from './observation';
import { observationId } from './observation-id';

const isWholeSecond: Check<number> = (value) => isInstant(value) && (value as number) % 1000 === 0;

/** All of an observation but its id, which is computed anew. */
const isFramed = fields<Omit<Observation, 'id'>>({
  account: isName,
  device: isName,
  at: isWholeSecond,
  source: oneOf('network', 'dom', 'cli', 'sample'),
  kind: oneOf(...kinds),
  facts: isRecord,
});

/** The observation, its id computed anew; null when it is none, or of a kind this version does not know. */
export function validateObservation(value: unknown): Observation | null {
  if (!isFramed(value)) return null;
  const observation = value as Observation;
  return factChecks[observation.kind](observation.facts) ? { ...observation, id: observationId(observation) } : null;
}

/** Those that may be kept, each once, and how many were turned away. */
export function validateObservations(values: readonly unknown[]): {
  accepted: readonly Observation[];
  refused: number;
} {
  const byId = new Map<string, Observation>();
  let refused = 0;
  for (const value of values) {
    const observation = validateObservation(value);
    if (observation) byId.set(observation.id, observation);
    else refused++;
  }
  return { accepted: [...byId.values()], refused };
}
