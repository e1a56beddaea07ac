import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { allTime } from '../../../src/domain/usage/group-usage';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { createStoredUsage } from '../../../src/engine/reports/stored-usage';
import { createSerializer } from '../../../src/engine/state/serialize';
import { openDatabase } from '../../../src/storage/database';
import { createLocalStore } from '../../../src/storage/local';
import { fileOf, requestFor, takingHooks } from '../../support/usage-backend';

const options = { zone: 'UTC', preferences: defaultPreferences };
const begin = Date.UTC(2026, 8, 9, 17);
const at = (minutes: number) => new Date(begin + minutes * 60_000).toISOString();

function sessionFile(name: string, project: string) {
  const usage = { input_tokens: 10, output_tokens: 1, total_tokens: 11 };
  const lines = [
    { timestamp: at(0), type: 'session_meta', payload: { id: name, timestamp: at(0), cwd: `/src/${project}` } },
    {
      timestamp: at(1),
      type: 'event_msg',
      payload: { type: 'token_count', info: { last_token_usage: usage, total_token_usage: usage } },
    },
  ];
  return fileOf(`rollout-${name}.jsonl`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

let randomByte = 0;
/** What a page of this origin reads with. Without locks of the browser, pages do not know of each other's work. */
function pageOf(name: string) {
  const randomBytes = (count: number) => {
    randomByte += 1;
    return new Uint8Array(count).fill(randomByte);
  };
  return createStoredUsage(openDatabase(name), randomBytes, createSerializer());
}

const request = requestFor([sessionFile('a', 'harbour'), sessionFile('b', 'lighthouse')]);
const reportOf = async (usage: ReturnType<typeof pageOf>) => {
  const { coverage, projects, total } = await usage.ask('report', { by: 'project', selection: allTime }, options);
  return { files: coverage.files, projects: Object.values(projects).sort(), responses: total.responses };
};
const once = { files: 2, projects: ['harbour', 'lighthouse'], responses: 2 };

describe('the first two readings of a folder at once', () => {
  it('count every file once, in one page', async () => {
    const page = pageOf(crypto.randomUUID());
    await Promise.all([page.read(request, takingHooks().hooks), page.read(request, takingHooks().hooks)]);
    expect(await reportOf(page)).toEqual(once);
  });

  it('count every file once, in two pages', async () => {
    const name = crypto.randomUUID();
    const [page, other] = [pageOf(name), pageOf(name)];
    await Promise.all([page, other].map((each) => each.read(request, takingHooks().hooks)));
    expect(await Promise.all([page, other].map(reportOf))).toEqual([once, once]);
    expect(await reportOf(pageOf(name))).toEqual(once);
  });
});

describe('a value that is made once', () => {
  it('is the same for all that ask at once', async () => {
    const name = crypto.randomUUID();
    const stores = [1, 2, 3].map(() => createLocalStore(openDatabase(name)));
    const found = await Promise.all(stores.map((store, index) => store.ensure('own', index)));
    expect(new Set(found).size).toBe(1);
    expect(await stores[0]?.get('own')).toBe(found[0]);
  });
});

it.each([
  ['of another length', [1, 2, 3]],
  ['without bytes', 'salt'],
])('a damaged salt %s is made anew', async (_, salt) => {
  const name = crypto.randomUUID();
  await createLocalStore(openDatabase(name)).set('usage-salt', salt);
  await pageOf(name).read(request, takingHooks().hooks);
  expect(await createLocalStore(openDatabase(name)).get('usage-salt')).toHaveLength(40);
});
