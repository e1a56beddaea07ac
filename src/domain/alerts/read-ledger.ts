// A ledger as another of our own sent it. A damaged one must not stop alerts here, so it is taken whole or not at all.
import { type AlertLedger, emptyLedger } from './ledger';

const states = ['planned', 'superseded', 'delivered', 'acknowledged'];
const tables = ['slots', 'cycles', 'walls', 'credits', 'links', 'since', 'calendar'] as const;

/** The ledger in a value from outside; null where any part of it is not of our form. */
export function readLedger(value: unknown): AlertLedger | null {
  if (!isRecord(value) || value.v !== 1) return null;
  const fits = tables.every((name) => isRecord(value[name]) && Object.values(value[name]).every(forms[name]));
  return fits ? { ...emptyLedger, ...(value as unknown as AlertLedger) } : null;
}

type Check = (value: unknown) => boolean;

const isNumber: Check = Number.isFinite;
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
/** An object in which these names stand for numbers. */
const counts =
  (names: string): Check =>
  (value) =>
    isRecord(value) && names.split(' ').every((name) => isNumber(value[name]));

const hasTimes = counts('epoch severity round knownAt dueAt updatedAt');
const isEntry: Check = (value) =>
  hasTimes(value) &&
  isRecord(value) &&
  states.includes(value.state as string) &&
  ['account', 'subject', 'rule', 'stage'].every((name) => typeof value[name] === 'string');

const forms: Readonly<Record<(typeof tables)[number], Check>> = {
  slots: isListOf(isEntry),
  cycles: counts('epochAt endsAt usedPercent observedAt distinct turn episode'),
  walls: counts('endsAt since outcomeAt'),
  credits: counts('observedAt episode'),
  links: isListOf(isListOf(isNumber)),
  since: isNumber,
  calendar: counts('sequence startsAt'),
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
