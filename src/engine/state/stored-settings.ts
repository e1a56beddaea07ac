import { isCorner } from '../../domain/page-badge/corner';
import { type Appearance, defaultSettings, type Settings } from '../../domain/settings';

/** Settings as stored by this or any other version: what is missing or of another type falls back to the default. */
export function settingsFrom(stored: unknown): Settings {
  const settings = overlay(defaultSettings, stored) as Settings;
  const given = (isRecord(stored) ? stored : {}) as {
    readonly appearance?: unknown;
    readonly iconOnly?: unknown;
    readonly freshMinutes?: unknown;
    readonly pageBadge?: unknown;
    readonly language?: unknown;
    readonly usage?: unknown;
    readonly guide?: unknown;
    readonly lanes?: unknown;
    readonly plans?: unknown;
    readonly hiddenWindows?: unknown;
    readonly alerts?: unknown;
  };
  const alerts = isRecord(given.alerts) ? given.alerts : {};
  return {
    ...settings,
    ...(isAppearance(given.appearance) && { appearance: given.appearance }),
    ...browserChoices(given),
    ...(isLanguageTag(given.language) && { language: given.language }),
    ...(isRecord(given.usage) && { usage: given.usage }),
    ...(isRecord(given.guide) && { guide: given.guide }),
    ...(isRecord(given.plans) && { plans: given.plans }),
    ...(Array.isArray(given.lanes) && { lanes: given.lanes.filter(isKey).slice(0, mostAccounts) }),
    ...(isRecord(given.hiddenWindows) && { hiddenWindows: hiddenFrom(given.hiddenWindows) }),
    alerts: {
      ...settings.alerts,
      thresholds: settings.alerts.thresholds
        .filter((step) => Number.isFinite(step) && step > 0 && step <= 100)
        .slice(0, mostSteps),
      mutedAccounts: settings.alerts.mutedAccounts.filter(isKey).slice(0, mostAccounts),
      quiet: quietFrom(settings.alerts.quiet),
      ...(alerts.hiddenWindows === true && { hiddenWindows: true }),
      ...(isRecord(alerts.rulesByAccount) && { rulesByAccount: ownRules(alerts.rulesByAccount) }),
    },
  };
}

/** What the extension does in the browser: on its toolbar and in Codex pages. */
function browserChoices(given: {
  readonly iconOnly?: unknown;
  readonly freshMinutes?: unknown;
  readonly pageBadge?: unknown;
}): Partial<Settings> {
  const { iconOnly, freshMinutes, pageBadge } = given;
  return {
    ...(iconOnly === true && { iconOnly }),
    ...(isAge(freshMinutes) && { freshMinutes }),
    ...(isCorner(pageBadge) && { pageBadge }),
  };
}

type Alerts = Settings['alerts'];

/** Far more than anybody sets; an import can hold any number. */
const mostSteps = 20;
const mostAccounts = 100;

const isKey = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 128;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAppearance = (value: unknown): value is Appearance =>
  value === 'system' || value === 'light' || value === 'dark';

/** A language of a newer version is kept: it is used again after the update. */
const isLanguageTag = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(value);

/** Minutes, from the shortest pause between two reloads to a day. */
const isAge = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 5 && Number(value) <= 1_440;

const isMinute = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1_440;

function quietFrom(stored: unknown): Alerts['quiet'] {
  if (!isRecord(stored)) return null;
  const { fromMinute, toMinute } = stored;
  return isMinute(fromMinute) && isMinute(toMinute) ? { fromMinute, toMinute } : null;
}

/** The most hidden windows per account: users hide only a few. */
const mostHidden = 50;

function hiddenFrom(stored: Readonly<Record<string, unknown>>): NonNullable<Settings['hiddenWindows']> {
  const given = Object.entries(stored).filter(([account]) => isKey(account));
  const accounts = given
    .slice(0, mostAccounts)
    .map(([account, windows]) => [account, Array.isArray(windows) ? windows.filter(isKey).slice(0, mostHidden) : []]);
  return Object.fromEntries(accounts);
}

function ownRules(stored: Readonly<Record<string, unknown>>): NonNullable<Alerts['rulesByAccount']> {
  const given = Object.entries(stored).filter(([account]) => isKey(account));
  const accounts = given.slice(0, mostAccounts).map(([account, rules]) => {
    const known = Object.entries(isRecord(rules) ? rules : {}).filter(
      ([rule, on]) => rule in defaultSettings.alerts.rules && typeof on === 'boolean',
    );
    return [account, Object.fromEntries(known)];
  });
  return Object.fromEntries(accounts);
}

function overlay(fallback: unknown, stored: unknown): unknown {
  if (Array.isArray(fallback)) return Array.isArray(stored) ? stored : fallback;
  if (fallback === null) return stored === undefined ? null : stored;
  if (typeof fallback !== 'object') return typeof stored === typeof fallback ? stored : fallback;
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return fallback;
  const kept = stored as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fallback).map(([key, value]) => [key, overlay(value, kept[key])]));
}
