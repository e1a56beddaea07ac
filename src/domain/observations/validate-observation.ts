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

/** All of an observation except its id, which is recomputed. */
const isFramed = fields<Omit<Observation, 'id'>>({
  account: isName,
  device: isName,
  at: isWholeSecond,
  source: oneOf('network', 'dom', 'cli', 'sample'),
  kind: oneOf(...kinds),
  facts: isRecord,
});

/**
 * The observation; its id is recomputed when it is first read. Null when the value is not an observation, or of a kind this
 * version does not know.
 */
export function validateObservation(value: unknown): Observation | null {
  if (!isFramed(value)) return null;
  const content = contentOf(value as Observation);
  return factChecks[content.kind](content.facts) && isBounded(content, largest)
    ? (identified(content) as Observation)
    : null;
}

/** Without the id, and without reading it: of an unpacked row it would be computed, which takes longer than all the checks. */
function contentOf(observation: Observation): Omit<Observation, 'id'> {
  const content: Record<string, unknown> = {};
  for (const key of Object.keys(observation)) if (key !== 'id') content[key] = observation[key as keyof Observation];
  return content as unknown as Omit<Observation, 'id'>;
}

/** What was found in the rows of one file so far. */
export interface RowCounts {
  /** Those that may be kept. */
  readonly observations: number;
  readonly refused: number;
}

/** Checks the rows of one file or message, block by block. */
export interface RowCheck {
  /** Those of a block that may be kept, each once. */
  accept(values: readonly unknown[]): readonly Observation[];
  counts(): RowCounts;
  /** Whether so many rows repeat others that the file was crafted to waste time. The rest of it is then not read. */
  isSwamped(): boolean;
}

/** A check that remembers what came before, so that equal rows are taken once. */
export function createRowCheck(): RowCheck {
  const novelty = createNovelty();
  let [observations, refused, repeated] = [0, 0, 0];
  const accepts = (value: unknown): Observation | null => {
    const observation = observations < mostObservations ? validateObservation(value) : null;
    const found = observation ? novelty(observation) : 'refused';
    if (found === 'refused') refused += 1;
    if (observation && found !== 'new') repeated += 1;
    if (found !== 'new') return null;
    observations += 1;
    return observation;
  };
  return {
    accept: (values) => values.map(accepts).filter((one) => one !== null),
    counts: () => ({ observations, refused }),
    isSwamped: () => repeated > mostRepeated,
  };
}

/** Those that may be kept, each once, and how many were turned away. */
export function validateObservations(values: readonly unknown[]): {
  readonly accepted: readonly Observation[];
  readonly refused: number;
} {
  const check = createRowCheck();
  const accepted = check.accept(values);
  return { accepted, refused: check.counts().refused };
}

/** Rows of one instant that are compared with each other: every kind, of ten times the accounts and devices anybody has. */
const mostAtOnce = 1_000;
/** Rows that repeat others: an export has none, and two that were joined by hand repeat a year of readings each. */
const mostRepeated = 250_000;
/** Rows that are hashed because they may be the same as another: hashing one takes longer than all checks of it. */
const mostAlike = 10_000;

/** Whether an observation came before; 'refused' where too many are alike to decide. */
type Novelty = (observation: Observation) => 'new' | 'known' | 'refused';

/**
 * Compares observations of one instant, and hashes those alike in all but their facts: no others can be equal. The work a row
 * takes is bounded, so that a file of equal rows takes no longer than another.
 */
function createNovelty(): Novelty {
  const firstAt = new Map<number, Observation>();
  const alikeAt = new Map<number, Map<string, Observation | Set<string>>>();
  let hashed = 0;
  const isNewHash = (observation: Observation, ids: Set<string>) => {
    hashed += 1;
    const before = ids.size;
    return ids.add(observation.id).size > before;
  };
  const compare = (observation: Observation, alike: Map<string, Observation | Set<string>>) => {
    const frame = frameOf(observation);
    const known = alike.get(frame);
    if (!known && alike.size < mostAtOnce) {
      alike.set(frame, observation);
      return 'new';
    }
    if (!known || hashed >= mostAlike) return 'refused';
    const ids = known instanceof Set ? known : new Set([known.id]);
    alike.set(frame, ids);
    return isNewHash(observation, ids) ? 'new' : 'known';
  };
  return (observation) => {
    const { at } = observation;
    const first = firstAt.get(at);
    if (!first) {
      firstAt.set(at, observation);
      return 'new';
    }
    const alike = alikeAt.get(at) ?? new Map([[frameOf(first), first]]);
    alikeAt.set(at, alike);
    return compare(observation, alike);
  };
}

function frameOf({ account, device, source, kind }: Observation): string {
  return `${account}\n${device}\n${source}\n${kind}`;
}
