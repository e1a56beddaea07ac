// Validates a ledger from outside: from storage of another context or from another device.

import { type AlertLedger, emptyLedger } from './ledger';

/**
 * The ledger in an untrusted value, or null where any part of it has another form. All or nothing: a damaged ledger
 * must not stop the alerts of this device.
 */
export function readLedger(value: unknown): AlertLedger | null {
  if (!isRecord(value) || value.v !== 1) return null;
  const isWhole = tableNames.every((name) => isRecord(value[name]) && Object.values(value[name]).every(tables[name]));
  return isWhole ? { ...emptyLedger, ...(value as unknown as AlertLedger) } : null;
}

type Check = (value: unknown) => boolean;

const isNumber: Check = Number.isFinite;
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
/** An object with numbers under these names, separated by spaces. */
const hasNumbers =
  (names: string): Check =>
  (value) =>
    isRecord(value) && names.split(' ').every((name) => isNumber(value[name]));

const entryStates = ['planned', 'superseded', 'delivered', 'acknowledged'];
const hasEntryNumbers = hasNumbers('epoch severity round knownAt dueAt updatedAt');
const isEntry: Check = (value) =>
  hasEntryNumbers(value) &&
  isRecord(value) &&
  entryStates.includes(value.state as string) &&
  ['account', 'subject', 'rule', 'stage'].every((name) => typeof value[name] === 'string');

/** A check for the values of every table. A table missing here does not compile. */
const tables: Readonly<Record<keyof Omit<AlertLedger, 'v' | 'revision'>, Check>> = {
  slots: isListOf(isEntry),
  cycles: hasNumbers('epochAt endsAt usedPercent observedAt distinct turn episode'),
  walls: hasNumbers('endsAt since outcomeAt'),
  credits: hasNumbers('observedAt episode'),
  links: isListOf(isListOf(isNumber)),
  since: isNumber,
  calendar: hasNumbers('sequence startsAt'),
};
const tableNames = Object.keys(tables) as (keyof typeof tables)[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
