import { isAccountState } from './fold/check-fold';
import { corners } from './page-badge/corner';
import { defaultSettings } from './settings';
import { isSnapshot, type Snapshot } from './snapshot';
import { fields, isBoolean, isInteger, isNumber, isRecord, listOf, oneOf, orNull, recordOf } from './validation/checks';

/** The snapshot in a stored value; null where there is none, or one that a screen could not be drawn from. */
export function wholeSnapshot(stored: unknown): Snapshot | null {
  return isSnapshot(stored) &&
    stored.accounts.every(({ state }) => isAccountState(state)) &&
    isSettings(stored.settings)
    ? stored
    : null;
}

type Checks = Readonly<Record<string, (value: unknown) => boolean>>;

/** No stricter than what settings are read with, or a snapshot would never be whole. */
const isString = (value: unknown) => typeof value === 'string';

/** What has no default, because most users never set it. */
const unset: Checks = {
  appearance: isString,
  iconOnly: isBoolean,
  freshMinutes: orNull(isInteger),
  pageBadge: orNull(oneOf(...corners)),
  language: isString,
  lanes: listOf(isString),
  usage: isRecord,
  guide: isRecord,
  plans: isRecord,
  hiddenWindows: recordOf(listOf(isString)),
};
const unsetOfAlerts: Checks = {
  rulesByAccount: recordOf(recordOf(isBoolean)),
  hiddenWindows: isBoolean,
  thresholds: listOf(isNumber),
  mutedAccounts: listOf(isString),
  quiet: orNull(fields<Record<'fromMinute' | 'toMinute', number>>({ fromMinute: isNumber, toMinute: isNumber })),
};

/** Each setting has the type of its default. Settings of other versions may be missing or additional. */
function isSettings(settings: unknown): boolean {
  return (
    isLike(defaultSettings, settings) &&
    isRecord(settings) &&
    hold(unset, settings) &&
    hold(unsetOfAlerts, settings.alerts)
  );
}

function hold(checks: Checks, value: unknown): boolean {
  if (!isRecord(value)) return value === undefined;
  return Object.entries(checks).every(([field, check]) => value[field] === undefined || check(value[field]));
}

function isLike(pattern: unknown, value: unknown): boolean {
  if (pattern === null || value === undefined) return true;
  if (Array.isArray(pattern)) return Array.isArray(value);
  if (!isRecord(pattern)) return typeof value === typeof pattern;
  return isRecord(value) && Object.entries(pattern).every(([key, inner]) => isLike(inner, value[key]));
}
