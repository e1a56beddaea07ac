// A world with something in every key and every table, and copies of it with one value damaged.
import { emptyLedger } from '../../../src/domain/alerts/ledger';
import { HeadroomDatabase } from '../../../src/storage/database';
import { createLedgerStore } from '../../../src/storage/ledger-store';
import { localChecks, localName } from '../../../src/storage/local-checks';
import { resetList, usageSeries } from '../../support/observations';
import { createBackground, memoryValues, newWorld, startAt, usageBody, type World } from './background';
import { localRows } from './local-rows';

type Rows = Readonly<Record<string, readonly unknown[]>>;

export interface StoredWorld {
  readonly values: ReadonlyMap<string, unknown>;
  readonly session: ReadonlyMap<string, unknown>;
  readonly tables: Rows;
}

/** Two accounts, packed months, events, a named account, an alias, drift, a ledger. */
export async function fillWorld(): Promise<StoredWorld> {
  const world = newWorld();
  const background = createBackground(world);
  const { stateManager } = background;
  for (const [index, percent] of [41, 55, 2, 30].entries()) {
    background.pass((index + 1) * 61_000);
    await background.send('/wham/usage', usageBody(percent), 'tab');
  }
  await background.send('/wham/usage', '{"rate_limit":{"primary_window":{"used_percent":"x"}}}', 'tab');
  await stateManager.merge(usageSeries(40, 10_800));
  await stateManager.merge([resetList(startAt - 40 * 86_400_000), ...usageSeries(12, 7_200).map(monthsAgo)]);
  const [first] = (await stateManager.snapshot()).accounts;
  if (first) await stateManager.apply({ type: 'name', account: first.account.key, nickname: 'Home', colour: 3 });
  await background.registers.set('alias', 'former', first?.account.key);
  await stateManager.apply({ type: 'gauge', gauge: 'used' });
  await createLedgerStore(background.database).commit({ ...emptyLedger, since: { someone: startAt } });
  await background.database().local.bulkPut(await localRows(startAt));
  const filled = new Set((await background.database().local.toArray()).map(({ key }) => localName(key)));
  for (const name of Object.keys(localChecks))
    if (!filled.has(name as never)) throw new Error(`nothing in local ${name}`);
  await background.database().tapes.put({ file: 'hash', head: '[1,2]', bytes: Uint8Array.of(1, 2, 3) });
  await stateManager.tidy();
  const tables: Record<string, readonly unknown[]> = {};
  for (const table of background.database().tables) tables[table.name] = await table.toArray();
  background.database().close();
  for (const [name, rows] of Object.entries(tables)) if (rows.length === 0) throw new Error(`nothing in ${name}`);
  return { values: world.values.all, session: world.session.all, tables };
}

function monthsAgo<T extends { readonly at: number }>(observation: T): T {
  return { ...observation, at: observation.at - 100 * 86_400_000 };
}

/** A copy with one random value put at one random place, and where that is. */
export async function damage(stored: StoredWorld, random: () => number): Promise<{ world: World; where: string }> {
  const copy = structuredClone(stored);
  const holders: readonly [string, Record<string, unknown>][] = [
    ['storage.local', Object.fromEntries(copy.values)],
    ['storage.session', Object.fromEntries(copy.session)],
    ...Object.entries(copy.tables).map(([name, rows]): [string, Record<string, unknown>] => [
      name,
      Object.fromEntries(rows.map((row, index) => [String(index), row])),
    ]),
  ];
  const [area, holder] = pick(holders, random);
  // A key or a row first, so that a large one is not hit more often than a small one.
  const path = [area, pick(Object.keys(holder), random)];
  let place = holder;
  let key = path[1] as string;
  while (isHolder(place[key]) && random() < 0.8) {
    place = place[key] as Record<string, unknown>;
    const inner = Object.keys(place);
    if (inner.length === 0) break;
    key = pick(inner, random);
    path.push(key);
  }
  const value = structuredClone(pick(junk, random));
  place[key] = value;
  const world = await restore(holders);
  return { world, where: `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}` };
}

async function restore(holders: readonly [string, Record<string, unknown>][]): Promise<World> {
  const found = Object.fromEntries(holders);
  const world: World = {
    values: memoryValues(new Map(Object.entries(found['storage.local'] ?? {}))),
    session: memoryValues(new Map(Object.entries(found['storage.session'] ?? {}))),
    name: crypto.randomUUID(),
  };
  const database = new HeadroomDatabase(world.name);
  for (const [name, rows] of holders) {
    if (name.startsWith('storage.')) continue;
    const table = database.table(name);
    // A value that is no key of the table cannot be in it.
    await table.bulkPut(Object.values(rows)).catch(() => {});
  }
  database.close();
  return world;
}

function isHolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

export const junk: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  '',
  'text',
  '1790000000000',
  [],
  {},
  [null],
  { v: 2 },
  { a: { b: [] } },
  [1, 'two', { three: 3 }],
  new Date(0),
];

function pick<T>(choices: readonly T[], random: () => number): T {
  return choices[Math.floor(random() * choices.length)] as T;
}
