// What reports can be grouped by and narrowed to. Each dimension gives every row of a table a group.

import { minuteMs } from '../time/instant';
import { localDate, localTime } from '../time/local-time';
import { nameGiven } from './given-names';
import { ticketOf } from './ticket';
import { mergedKey, type UsagePreferences } from './usage-preferences';
import type { UsageTable } from './usage-table';

export const dimensions = [
  'project',
  'model',
  'surface',
  'day',
  'hour',
  'month',
  'session',
  'turn',
  'branch',
  'ticket',
  'costCentre',
  'tier',
  'effort',
  'account',
] as const;
export type Dimension = (typeof dimensions)[number];

export interface DimensionOptions {
  /** IANA zone of days and hours. */
  readonly zone: string;
  readonly preferences: UsagePreferences;
}

/** The groups of a table by one dimension. */
export interface Grouped {
  readonly of: (row: number) => number;
  /** By group: its key. Empty where the dimension says nothing of a row: a branch that is not named. */
  readonly keys: readonly string[];
}

/** Key of the group of all hidden projects. */
export const hiddenProjects = 'hidden';

/** No zone's day begins off a quarter of an hour. */
const bucketMs = 15 * minuteMs;

/** The groups of all rows by `dimension`. `keys` grows while rows are asked for. */
export function groupRows(table: UsageTable, dimension: Dimension, options: DimensionOptions): Grouped {
  return makers[dimension](table, options);
}

type Maker = (table: UsageTable, options: DimensionOptions) => Grouped;
type Thread = UsageTable['threads'][number];

const byThread =
  (keyOf: (thread: Thread, options: DimensionOptions) => string): Maker =>
  (table, options) =>
    byPlace(
      table.threads.map((thread) => keyOf(thread, options)),
      table.thread,
    );

const byContext =
  (name: 'model' | 'tier' | 'effort'): Maker =>
  ({ contexts, context }) =>
    byPlace(
      contexts.map((each) => each[name] ?? ''),
      context,
    );

const byTime =
  (keyOf: (at: number, zone: string) => string): Maker =>
  ({ at }, { zone }) => {
    const groups = keyPlaces();
    const buckets = new Map<number, number>();
    const look = (bucket: number): number => {
      const known = buckets.get(bucket);
      if (known !== undefined) return known;
      const group = groups.of(keyOf(bucket * bucketMs, zone));
      buckets.set(bucket, group);
      return group;
    };
    let [newest, group] = [Number.NaN, 0];
    return {
      keys: groups.keys,
      of: (row) => {
        const bucket = Math.floor((at[row] ?? 0) / bucketMs);
        if (bucket !== newest) [newest, group] = [bucket, look(bucket)];
        return group;
      },
    };
  };

const makers: Readonly<Record<Dimension, Maker>> = {
  project: byThread((thread, { preferences }) => {
    const key = projectKeyOf(thread, preferences);
    return preferences.projects[key]?.hidden ? hiddenProjects : key;
  }),
  costCentre: byThread(
    (thread, { preferences }) => preferences.projects[projectKeyOf(thread, preferences)]?.costCentre ?? '',
  ),
  surface: byThread(({ meta }) => meta?.surface ?? ''),
  session: byThread(({ key }) => key),
  branch: byThread(({ meta }) => meta?.branch ?? ''),
  ticket: byThread(({ meta }, { preferences }) => ticketOf(meta?.branch ?? null, preferences.ticketPrefixes) ?? ''),
  model: byContext('model'),
  tier: byContext('tier'),
  effort: byContext('effort'),
  account: ({ owners, owner }) =>
    byPlace(
      owners.map(({ account }) => account),
      owner,
    ),
  day: byTime(localDate),
  month: byTime((at, zone) => localDate(at, zone).slice(0, 7)),
  hour: byTime((at, zone) => `${localDate(at, zone)} ${String(localTime(at, zone).hour).padStart(2, '0')}:00`),
  turn: ({ thread, turn }) => {
    const groups = keyPlaces();
    return { keys: groups.keys, of: (row) => groups.of(`${thread[row]}/${turn[row]}`) };
  },
};

/** The project a thread counts under; empty where its files name none. */
export function projectKeyOf({ meta }: Thread, { projects }: UsagePreferences): string {
  return mergedKey(meta?.projectKey ?? '', projects);
}

/** What a project is called: by the user, here or on another device, else by its repository or folder. */
export function projectNames(table: UsageTable, preferences: UsagePreferences): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const { meta } of table.threads)
    if (meta?.projectKey && meta.project) {
      const name = preferences.projects[meta.projectKey]?.name ?? meta.project;
      own.set(meta.projectKey, nameGiven(preferences.givenNames, meta.projectKey, name));
    }
  return own;
}

function byPlace(keysByPlace: readonly string[], places: ArrayLike<number>): Grouped {
  const groups = keyPlaces();
  const groupOfPlace = Uint32Array.from(keysByPlace, groups.of);
  return { keys: groups.keys, of: (row) => groupOfPlace[places[row] ?? 0] ?? 0 };
}

function keyPlaces() {
  const known = new Map<string, number>();
  const keys: string[] = [];
  return {
    keys,
    of: (key: string): number => {
      const place = known.get(key);
      if (place !== undefined) return place;
      known.set(key, keys.length);
      return keys.push(key) - 1;
    },
  };
}
