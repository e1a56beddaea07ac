// Plain values outlive the version that wrote them, and disks can damage them. Each is checked when it is loaded. A damaged
// value, or one of a later version, counts as absent: it is rebuilt, and a copy is kept once for a report.

import type { AttributionState, TabUser } from '../../domain/accounts/attribution';
import type { ClockOffsets } from '../../domain/time/clock-offset';
import {
  type Check,
  fields,
  isBoolean,
  isInteger,
  isNumber,
  isRecord,
  isText,
  listOf,
  optional,
  orNull,
  recordOf,
} from '../../domain/validation/checks';
import type { FoldCache } from './fold-cache';
import { type KeyValues, keys } from './key-values';

/** What was damaged, by key: its JSON, cut. */
export type KeptValues = Readonly<Record<string, string>>;

const mostText = 20_000;

/**
 * A value read back: null when it is absent; `isDamaged` where something was there. `v` is the version of its form, 1 where it
 * says none.
 */
export interface StoredValue<T> {
  readonly value: T | null;
  readonly isDamaged: boolean;
}

/** The value when it has the form, and a version that this one knows. */
export function readStored<T>(stored: unknown, check: Check<T>): StoredValue<T> {
  if (stored === undefined || stored === null) return { value: null, isDamaged: false };
  const version = isRecord(stored) && 'v' in stored ? stored.v : 1;
  const isWhole = version === 1 && check(stored);
  return { value: isWhole ? (stored as T) : null, isDamaged: !isWhole };
}

/** Keeps damaged values aside, the first of each key. What cannot be kept is lost; it was damaged anyway. */
export async function keepAside(values: KeyValues, damaged: Readonly<Record<string, unknown>>): Promise<void> {
  if (Object.keys(damaged).length === 0) return;
  try {
    const kept = keptValuesIn((await values.get([keys.damaged]))[keys.damaged]);
    const texts = Object.entries(damaged).map(([key, value]) => [key, textOf(value)]);
    await values.set({ [keys.damaged]: { ...Object.fromEntries(texts), ...kept } });
  } catch {
    // Diagnostics will not name it.
  }
}

/** What is kept aside, in a stored value. */
export function keptValuesIn(stored: unknown): KeptValues {
  const entries = Object.entries(isRecord(stored) ? stored : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function textOf(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, mostText);
}

type Tab = AttributionState['tabs'][string];

const isTabUser = fields<TabUser>({ key: isText, since: isNumber, load: optional(isText), isAlone: isBoolean });

/** Which account each tab shows. */
export const isTabs = fields<AttributionState>({
  tabs: recordOf(
    fields<Tab>({ account: isText, since: isNumber, previous: orNull(isText), user: optional(isTabUser) }),
  ),
  known: listOf(isText),
});

export const isClockOffsets: Check<ClockOffsets> = listOf(isNumber);

/** The frame alone. Each fold is checked with the database, which the badge does not wait for. */
export const isFoldCache = fields<FoldCache>({
  folds: recordOf((fold) => isRecord(fold) && isRecord(fold.state) && isRecord(fold.memory)),
  // Arrival numbers count writes.
  cursor: (value) => isInteger(value) && (value as number) >= 0 && (value as number) <= 1e12,
});
