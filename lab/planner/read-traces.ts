import { isNumber, isRecord, listOf, UnusableInput } from '../input';
import { mostResets } from './clairvoyant';
import type { HeldReset, Trace } from './simulation';

/** The traces of a document; throws {@link UnusableInput} naming the first that cannot be used. */
export function readTraces(document: unknown): readonly Trace[] {
  return listOf(document, 'traces').map(readTrace);
}

function readTrace(value: unknown, index: number): Trace {
  const refuse = (why: string): never => {
    throw new UnusableInput(`Trace ${index} cannot be used: ${why}.`);
  };
  if (!isRecord(value)) return refuse('it is not an object');
  const { id, stepHours = 1, demand, resets = [], platformResets = [], trainSteps = 0 } = value;
  if (!Array.isArray(demand) || !demand.every(isNumber)) return refuse('demand is not a list of numbers');
  if (!isNumber(stepHours) || stepHours <= 0 || stepHours > 168) return refuse('stepHours is not between 0 and 168');
  if (!isNumber(trainSteps)) return refuse('trainSteps is not a number');
  if (!Array.isArray(platformResets) || !platformResets.every(isNumber))
    return refuse('platformResets is not a list of steps');
  if (!Array.isArray(resets) || !resets.every(isReset))
    return refuse('resets is not a list of {grantedStep, expiresStep}');
  if (resets.length > mostResets) return refuse(`it holds more than ${mostResets} resets`);
  return { id: String(id ?? index), stepHours, demand, resets, platformResets, trainSteps };
}

function isReset(value: unknown): value is HeldReset {
  return isRecord(value) && isNumber(value.grantedStep) && isNumber(value.expiresStep);
}
