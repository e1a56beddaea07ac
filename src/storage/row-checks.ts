// The form that a row of each table must have before it is used. A damaged row counts as absent: folding, showing or exporting it
// would otherwise fail at every start.
import { isEvent } from '../domain/events/check-event';
import type { Observation } from '../domain/observations/observation';
import { validateObservation } from '../domain/observations/validate-observation';
import {
  type Check,
  fields,
  isName,
  isNumber,
  isRecord,
  isText,
  listOf,
  oneOf,
  orNull,
} from '../domain/validation/checks';
import { isLocalRow, isOfLaterForm } from './local-checks';
import { isArrival, isBytes, isClock, isKind, isStoredObservation } from './observation-checks';
import type { DriftRow, EventRow, SegmentRow, SummaryRow, TapeRow } from './rows';

/** In `local`: a month that could not be unpacked. */
export const unreadablePrefix = 'unreadable-month/';

function isObservationRow(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { account, kind, at, id, first, last, arrival, firstArrival } = value;
  const isFiled = isName(account) && isKind(kind) && isNumber(at) && isText(id);
  if (!isFiled || !isArrival(arrival) || !isArrival(firstArrival) || !isStoredObservation(first)) return false;
  const isFirst = isOwn(value, first) && (first as { at: unknown }).at === at && (first as { id: unknown }).id === id;
  return isFirst && (last === null || (isStoredObservation(last) && isOwn(value, last)));
}

/** Stored under its own account and kind. Under another account it would never be forgotten with its own. */
function isOwn(row: Record<string, unknown>, observation: unknown): boolean {
  return isRecord(observation) && observation.account === row.account && observation.kind === row.kind;
}

const isSummaryList: Check<SummaryRow['windows']> = listOf((one) => {
  if (!isRecord(one) || !isText(one.limit) || !isNumber(one.seconds)) return false;
  const series = [one.at, one.used, one.resetsAt];
  return series.every((part) => part instanceof Float64Array && part.length === (one.at as Float64Array).length);
});

/** As a session file's head is stored. */
const isJsonList: Check<string> = (value) => {
  try {
    return typeof value === 'string' && Array.isArray(JSON.parse(value));
  } catch {
    return false;
  }
};

/** By table. */
export const rowChecks: Readonly<Record<string, (row: unknown) => boolean>> = {
  observations: isObservationRow,
  events: fields<EventRow>({ account: isText, at: isNumber, id: isText, event: isEvent }),
  segments: fields<SegmentRow>({
    account: isText,
    from: isNumber,
    to: isNumber,
    rows: isNumber,
    parts: listOf(isBytes),
  }),
  registers: (row) => isRecord(row) && isText(row.table) && isText(row.key) && isClock(row.clock),
  local: isLocalRow,
  summaries: fields<SummaryRow>({
    account: isText,
    of: oneOf('rows', 'packed'),
    level: isText as Check<SummaryRow['level']>,
    from: isNumber,
    firstAt: orNull(isNumber),
    windows: isSummaryList,
    days: listOf((one) => isRecord(one) && isNumber(one.at) && isRecord(one.day)),
  }),
  tapes: fields<TapeRow>({ file: isText, head: isJsonList, bytes: isBytes }),
  drift: fields<DriftRow>({ reason: isText, count: isNumber, lastAt: isNumber }),
};

/** Rows that only a later version knows: not damaged, but not readable here. They are visible again after an update. */
export function isOfLaterVersion(row: unknown): boolean {
  if (!isRecord(row)) return false;
  if (typeof row.kind !== 'string') return isOfLaterForm(row.value);
  return !isKind(row.kind) && isRecord(row.first) && row.first.kind === row.kind;
}

/**
 * The row with what of it can be used, under a new arrival number; null where that is nothing. An observation's id is the hash of
 * its content, so that a damaged one is known by it.
 */
export function repairedRow(row: unknown, arrival: number): Record<string, unknown> | null {
  const first = isRecord(row) ? intact(row.first) : null;
  if (!isRecord(row) || !first) return null;
  const { account, kind, at, id } = first;
  const last = intact(row.last);
  const isRun = last?.account === account && last.kind === kind;
  return { account, kind, at, id, first, last: isRun ? last : null, arrival, firstArrival: arrival };
}

function intact(stored: unknown): Observation | null {
  const observation = validateObservation(stored);
  return observation && isRecord(stored) && stored.id === observation.id ? observation : null;
}
