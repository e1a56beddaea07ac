// Whatever comes from outside (a scanned code, a link, a file, another device) is checked here before it may be kept. Unknown
// fields pass; a wrong type in a known one rejects the whole observation.
import { type Check, fields, isBounded, isInstant, isName, isRecord, oneOf } from '../validation/checks';
import { factChecks, kinds } from './kinds';
import type { Observation } from './observation';
import { identified } from './observation-id';

/** Characters and entries of one observation. The largest body that is read leaves a tenth of it. */
const largest = 300_000;

/** Most observations of one message or file: ten years with a reading every five minutes. */
const mostObservations = 1_000_000;

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

/** The observation, its id computed anew when it is read; null when it is none, or of a kind this version does not know. */
export function validateObservation(value: unknown): Observation | null {
  if (!isFramed(value)) return null;
  const { id: _, ...content } = value as Observation;
  return factChecks[content.kind](content.facts) && isBounded(content, largest)
    ? (identified(content) as Observation)
    : null;
}

/** Those that may be kept, each once, and how many were turned away. */
export function validateObservations(values: readonly unknown[]): {
  accepted: readonly Observation[];
  refused: number;
} {
  const accepted: Observation[] = [];
  const isNew = createNovelty();
  let refused = 0;
  for (const value of values) {
    const observation = accepted.length < mostObservations ? validateObservation(value) : null;
    if (!observation) refused++;
    else if (isNew(observation)) accepted.push(observation);
  }
  return { accepted, refused };
}

/** Says of each observation whether it comes for the first time. Only those of one instant are hashed: no others can be equal. */
function createNovelty(): (observation: Observation) => boolean {
  const firstAt = new Map<number, Observation>();
  const idsAt = new Map<number, Set<string>>();
  return (observation) => {
    const { at } = observation;
    const first = firstAt.get(at);
    if (!first) {
      firstAt.set(at, observation);
      return true;
    }
    const ids = idsAt.get(at) ?? new Set([first.id]);
    idsAt.set(at, ids);
    const before = ids.size;
    return ids.add(observation.id).size > before;
  };
}
