// Every setting is a register of its own, so that devices which change different settings at the same time keep both changes. Its
// key is the JSON Pointer (RFC 6901) of the setting: "/alerts/creditsLow". Beside them stands the register of versions before
// 1.0.0, "all", which holds all settings at once. See docs/decisions/0052-a-register-for-each-setting.md.
import type { DeviceId } from '../../domain/observations/observation';
import { compareClocks, type Register } from '../../domain/registers/register';
import { defaultSettings, type Settings } from '../../domain/settings';
import { isRecord } from '../../domain/validation/checks';
import type { Registers } from '../../storage/registers';
import { settingsFrom } from './stored-settings';

const table = 'settings';
/** The key of the register with all settings. It is still written: older versions read nothing else. */
const allSettings = 'all';
/** In the value of `all` where this or a later version wrote it: the registers of single settings say more than it does. */
const splitMark = 'split';

/** Objects that are one setting: their parts mean nothing alone. */
const wholeObjects: ReadonlySet<string> = new Set(['/alerts/quiet']);
/** Deeper objects are one setting. The deepest of ours has four names. */
const mostNames = 6;
/** Characters of the registers of settings that have no default. The newest are read; no user has a tenth of this. */
const mostCharacters = 200_000;

/** The settings that all registers together say. */
export function settingsIn(rows: readonly Register[]): Settings {
  const whole = wholeIn(rows);
  const base = whole?.value;
  const given = singlesIn(rows)
    .filter((row) => !isOverruled(row, whole))
    .reduce<unknown>((settings, { key, value }) => withValue(settings, namesIn(key), value), base);
  return settingsFrom(given);
}

/**
 * Stores what differs between the settings before and after an edit; returns the settings that all registers say then, other devices'
 * edits included. Rejects where the database does. When it stops half way, what was not written is as before.
 */
export async function storeSettings(
  before: Settings,
  after: Settings,
  { registers, device }: { readonly registers: Registers; readonly device: DeviceId },
): Promise<Settings> {
  await registers.merge(takenFromWhole(await registers.rows(), device));
  for (const [key, value] of changesOf(before, after)) await registers.set(table, key, value);
  const settings = settingsIn(await registers.rows());
  await registers.set(table, allSettings, { ...settings, [splitMark]: true });
  return settings;
}

/**
 * What an older version's `all` overruled, as registers of single settings: `all` is about to be replaced by one that overrules
 * nothing. They have its time, so a later edit of another device still wins.
 */
function takenFromWhole(rows: readonly Register[], device: DeviceId): readonly Register[] {
  const whole = wholeIn(rows);
  if (!whole) return [];
  const [at, count] = whole.clock;
  return singlesIn(rows)
    .filter((row) => isOverruled(row, whole))
    .map(({ key }) => ({ table, key, value: valueAt(whole.value, namesIn(key)), clock: [at, count + 1, device] }));
}

/** Whether an older version decided later on this setting. It writes all that it knows, and leaves out what it does not. */
function isOverruled({ key, clock }: Register, whole: Register | undefined): boolean {
  if (!whole || (isRecord(whole.value) && whole.value[splitMark] === true)) return false;
  return compareClocks(clock, whole.clock) < 0 && valueAt(whole.value, namesIn(key)) !== undefined;
}

function wholeIn(rows: readonly Register[]): Register | undefined {
  return rows.find((row) => row.table === table && row.key === allSettings);
}

/** The registers of single settings, an object before what is in it. */
function singlesIn(rows: readonly Register[]): readonly Register[] {
  const singles = rows.filter((row) => row.table === table && row.key.startsWith('/'));
  let room = mostCharacters;
  const newest = singles
    .toSorted((a, b) => compareClocks(b.clock, a.clock))
    .filter(({ key, value }) => {
      // Clocks of others may be minutes ahead, so what everybody has does not depend on being the newest.
      if (valueAt(defaultSettings, namesIn(key)) !== undefined) return true;
      const size = key.length + (JSON.stringify(value)?.length ?? 0);
      if (size > room) return false;
      room -= size;
      return true;
    });
  return newest.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** The settings that changed, by key; null for one that is as it is by default again. */
function changesOf(before: Settings, after: Settings): readonly (readonly [key: string, value: unknown])[] {
  const [old, now] = [new Map(singleSettings(before)), new Map(singleSettings(after))];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys]
    .filter((key) => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key)))
    .map((key) => [key, now.get(key) ?? null]);
}

function singleSettings(value: unknown, key = '', names = 0): readonly (readonly [key: string, value: unknown])[] {
  if (!isRecord(value) || wholeObjects.has(key) || names === mostNames) return [[key, value]];
  return Object.entries(value).flatMap(([name, part]) => singleSettings(part, `${key}/${escaped(name)}`, names + 1));
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function namesIn(key: string): readonly string[] {
  const names = key.slice(1).split('/');
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(value: unknown, [name = '', ...rest]: readonly string[]): unknown {
  if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
  return rest.length === 0 ? value[name] : valueAt(value[name], rest);
}

/** A copy with one value replaced; null takes it out. */
function withValue(given: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const { [name]: old, ...others } = isRecord(given) ? given : {};
  const next = rest.length === 0 ? value : withValue(old, rest, value);
  if (next !== null && next !== undefined) return { ...others, [name]: next };
  return isRecord(given) ? others : given;
}
