import { isAccountState } from './fold/check-fold';
import { defaultSettings } from './settings';
import { isSnapshot, type Snapshot } from './snapshot';
import { isRecord } from './validation/checks';

/** The snapshot in a stored value; null where there is none, or one that a screen could not be drawn from. */
export function wholeSnapshot(stored: unknown): Snapshot | null {
  return isSnapshot(stored) &&
    stored.accounts.every(({ state }) => isAccountState(state)) &&
    isSettings(stored.settings)
    ? stored
    : null;
}

/** Each setting has the type of its default. Settings of other versions may be missing or additional. */
function isSettings(settings: unknown): boolean {
  return isLike(defaultSettings, settings);
}

function isLike(pattern: unknown, value: unknown): boolean {
  if (pattern === null || value === undefined) return true;
  if (Array.isArray(pattern)) return Array.isArray(value);
  if (!isRecord(pattern)) return typeof value === typeof pattern;
  return isRecord(value) && Object.entries(pattern).every(([key, inner]) => isLike(inner, value[key]));
}
