import type { RecordLoader } from '../merge';
import { type Check, fields, isInteger, isName, isText } from './shape';

const isClock: Check = (value) =>
  Array.isArray(value) && value.length === 3 && isInteger(value[0]) && isInteger(value[1]) && isText(value[2]);
const isRecord = fields({ table: isName, key: isName, clock: isClock });

/** The records among values from outside; what is none is left out. */
export function readRecords(value: unknown): readonly RecordLoader[] {
  return Array.isArray(value) ? value.slice(0, 10_000).filter((entry): entry is RecordLoader => isRecord(entry)) : [];
}
