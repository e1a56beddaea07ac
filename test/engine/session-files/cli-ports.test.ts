import { describe, expect, it } from 'vitest';
import type { Observation, UsageFacts } from '../../../src/domain/observations/observation';
import type { CliProgress } from '../../../src/engine/ports/session-file-ports';
import {
  type FileHandle,
  type FolderHandle,
  folderFiles,
  sourceFiles,
} from '../../../src/engine/session-files/cli-folder';
import { createCliPorts } from '../../../src/engine/session-files/cli-ports';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { pickedFiles } from '../../../src/ui/session-files/picked-files';
import { spellOutcome } from '../../support/spell-outcome';
import { memoryUsage, requestFor, fileOf as sessionFile, takingHooks } from '../../support/usage-backend';

const start = Date.UTC(2026, 8, 9, 17);

/** A line as the CLI writes it, between lines of conversation that must not leave a trace. */
function line(minutes: number, used: number): string {
  const snapshot = {
    limit_id: 'codex',
    plan_type: 'pro',
    primary: { used_percent: used, window_minutes: 10_080, resets_at: start / 1_000 + 500_000 },
  };
  const timestamp = new Date(start + minutes * 60_000).toISOString();
  return [
    JSON.stringify({
      timestamp,
      type: 'response_item',
      payload: { type: 'message', content: 'SECRET conversation about rate limits' },
    }),
    JSON.stringify({ timestamp, type: 'event_msg', payload: { type: 'token_count', rate_limits: snapshot } }),
  ].join('\n');
}

function fileOf(path: string, ...lines: string[]) {
  return sessionFile(path, `${lines.join('\n')}\n`, start);
}

describe('the limits in session files', () => {
  it('are kept, under the account chosen, and nothing else of the files', async () => {
    const { hooks, merged } = takingHooks();
    const done = await memoryUsage().engine.read(
      requestFor([fileOf('rollout-a.jsonl', line(0, 10), line(30, 12)), fileOf('rollout-b.jsonl', line(60, 20))]),
      hooks,
    );
    expect(done).toMatchObject({ files: 2, readings: 3, added: 3, unreadable: 0, cancelled: false });
    expect(merged.map(({ at, source, account, device }) => [(at - start) / 60_000, source, account, device])).toEqual([
      [0, 'cli', 'mine', 'here'],
      [30, 'cli', 'mine', 'here'],
      [60, 'cli', 'mine', 'here'],
    ]);
    expect(JSON.stringify(merged)).not.toContain('SECRET');
  });

  it('are left out where they only repeat the line before', async () => {
    const { hooks, merged } = takingHooks();
    const file = fileOf('rollout-a.jsonl', line(0, 10), line(1, 10), line(2, 10), line(3, 11), line(9, 11));
    await memoryUsage().engine.read(requestFor([file]), hooks);
    expect(merged).toHaveLength(3);
  });

  it('are read only from files that changed since the last time', async () => {
    const { engine } = memoryUsage();
    const files = [fileOf('rollout-a.jsonl', line(0, 10)), fileOf('rollout-b.jsonl', line(5, 11))];
    await engine.read(requestFor(files), takingHooks().hooks);
    const { hooks, merged } = takingHooks();
    const grown = fileOf('rollout-b.jsonl', line(5, 11), line(50, 30));
    const again = await engine.read(requestFor([...files.slice(0, 1), grown]), hooks);
    expect(again).toMatchObject({ unchanged: 1, readings: 1 });
    expect(merged).toHaveLength(1);
  });

  it('stay when reading is stopped, as far as it came, and the rest is read the next time', async () => {
    const controller = new AbortController();
    const { hooks, merged } = takingHooks({
      signal: controller.signal,
      progress: ({ filesDone }) => filesDone === 2 && controller.abort(),
    });
    const { engine } = memoryUsage();
    const request = requestFor([1, 2, 3].map((n) => fileOf(`rollout-${n}.jsonl`, line(n, n))));
    expect(await engine.read(request, hooks)).toMatchObject({ cancelled: true, files: 3, added: 2 });
    expect(merged).toHaveLength(2);
    expect(await engine.read(request, takingHooks().hooks)).toMatchObject({ cancelled: false, unchanged: 2, added: 1 });
  });

  it('pass over a file that breaks while it is read, which is tried again next time', async () => {
    const { engine } = memoryUsage();
    const broken = fileOf('rollout-broken.jsonl', line(9, 9));
    const slice = broken.file.slice;
    broken.file.slice = () =>
      ({
        stream: () => new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) }),
      }) as Blob;
    const files = [broken, fileOf('rollout-b.jsonl', line(0, 1))];
    expect(await engine.read(requestFor(files), takingHooks().hooks)).toMatchObject({
      files: 2,
      unreadable: 1,
      added: 1,
    });
    broken.file.slice = slice;
    expect(await engine.read(requestFor(files), takingHooks().hooks)).toMatchObject({ unchanged: 1, added: 1 });
  });

  it('are not taken from what a fork copied from its parent, with new times', async () => {
    const at = (ms: number) => new Date(start + ms).toISOString();
    const limits = (ms: number, used: number) => ({
      ...JSON.parse(line(0, used).split('\n')[1] ?? ''),
      timestamp: at(ms),
    });
    const fork = [
      { timestamp: at(0), type: 'session_meta', payload: { id: 'fork', forked_from_id: 'parent', timestamp: at(0) } },
      limits(10, 50),
      limits(500, 60),
      limits(5_000, 70),
    ];
    const { hooks, merged } = takingHooks();
    const file = fileOf('rollout-f.jsonl', ...fork.map((each) => JSON.stringify(each)));
    await memoryUsage().engine.read(requestFor([file]), hooks);
    expect(merged.map(({ facts }) => (facts as UsageFacts).windows[0]?.usedPercent)).toEqual([70]);
  });

  it('are not stored as read when they could not be stored themselves', async () => {
    const { engine } = memoryUsage();
    const refusing = takingHooks({ merge: async () => Promise.reject(new Error('no room')) }).hooks;
    const request = requestFor([fileOf('rollout-a.jsonl', line(0, 10))]);
    await expect(engine.read(request, refusing)).rejects.toThrow('no room');
    expect(await engine.read(request, takingHooks().hooks)).toMatchObject({ unchanged: 0, added: 1 });
  });
});

const handle = (name: string, text = ''): FileHandle => ({
  kind: 'file',
  name,
  getFile: async () => new File([text], name, { lastModified: start }),
});
const folder = (name: string, ...entries: (FolderHandle | FileHandle)[]): FolderHandle => ({
  kind: 'directory',
  name,
  values: async function* () {
    yield* entries;
  },
});

describe('the sessions folder', () => {
  it('finds session files however deep, and no other file', async () => {
    const tree = folder(
      'sessions',
      folder('2026', folder('09', handle('rollout-b.jsonl'), handle('rollout-a.jsonl'), handle('auth.json'))),
      handle('history.jsonl'),
    );
    const found: string[] = [];
    for await (const { path } of folderFiles(tree)) found.push(path);
    expect(found).toEqual(['2026/09/rollout-a.jsonl', '2026/09/rollout-b.jsonl']);
    const files = pickedFiles([new File([], 'rollout-x.jsonl'), new File([], 'auth.json')]);
    expect((await sourceFiles({ folders: [], files })).map(({ path }) => path)).toEqual(['rollout-x.jsonl']);
  });
});

describe('createCliPorts', () => {
  const watch = { signal: new AbortController().signal, progress: () => {} };
  function ports(pickFolder: (() => Promise<FolderHandle>) | null, values = createMemoryValues(), now = () => 0) {
    const merged: Observation[] = [];
    const cli = createCliPorts({
      values,
      device: async () => ({ id: 'here' }),
      merge: async (observations) => merged.push(...observations),
      pickFolder,
      usage: memoryUsage().engine,
      keepsBranches: async () => true,
      now,
    });
    return { cli, merged };
  }

  it('remembers the chosen folder and reads only what is new in it', async () => {
    const files = [handle('rollout-a.jsonl', `${line(0, 10)}\n`)];
    const { cli, merged } = ports(async () => ({ ...folder('sessions'), values: () => folder('', ...files).values() }));
    expect(await cli.remembered()).toEqual([]);
    expect(await cli.chooseFolder('mine', watch)).toMatchObject({ ok: true });
    expect(await cli.remembered()).toEqual([{ name: 'sessions', account: 'mine', asks: false }]);
    files.push(handle('rollout-b.jsonl', `${line(60, 30)}\n`));
    await cli.readAgain(watch, false);
    expect(merged).toHaveLength(2);
    await cli.forgetFolder('sessions');
    expect(await cli.remembered()).toEqual([]);
  });

  it.each([
    ['the dialog was closed', () => Promise.reject(new DOMException('', 'AbortError')), /No folder was chosen/],
    ['there are no session files in it', async () => folder('Downloads', handle('x.txt')), /no session files/],
  ])('says so when %s', async (_, pick, sentence) => {
    expect(spellOutcome(await ports(pick).cli.chooseFolder('mine', watch))).toMatchObject({
      ok: false,
      text: expect.stringMatching(sentence),
    });
  });

  it('does not read a folder the browser no longer lets it read', async () => {
    const locked = {
      ...folder('sessions', handle('rollout-a.jsonl', line(0, 1))),
      queryPermission: async () => 'prompt' as const,
      requestPermission: async () => 'denied' as const,
    };
    const { cli, merged } = ports(async () => locked);
    await cli.chooseFolder('mine', watch);
    expect(await cli.remembered()).toMatchObject([{ asks: true }]);
    expect(await cli.readAgain(watch, true)).toMatchObject({ ok: false });
    expect(merged).toEqual([]);
  });

  it('reads a second folder with the first one, and forgets each by its name', async () => {
    const folders = [
      folder('sessions', handle('rollout-a.jsonl', `${line(0, 10)}\n`)),
      folder('archived_sessions', handle('rollout-b.jsonl', `${line(60, 30)}\n`)),
    ];
    const { cli, merged } = ports(async () => folders.shift() ?? folder('none'));
    await cli.chooseFolder('mine', watch);
    expect(spellOutcome(await cli.chooseFolder('mine', watch))).toMatchObject({
      text: expect.stringMatching(/ from 1 file\. /),
    });
    expect(merged).toHaveLength(2);
    expect((await cli.remembered()).map(({ name }) => name)).toEqual(['sessions', 'archived_sessions']);
    await cli.forgetFolder('sessions');
    expect((await cli.remembered()).map(({ name }) => name)).toEqual(['archived_sessions']);
  });

  describe('told a folder that is chosen already in part or in whole', () => {
    /** A folder as a browser knows it: by its place. `sessions` holds one file, and `2026` with another one. */
    const placed = (path: string, entries: readonly (FolderHandle | FileHandle)[]): FolderHandle => ({
      ...folder(path.split('/').at(-1) ?? '', ...entries),
      isSameEntry: async (other) => placeOf.get(other) === path,
      resolve: async (inner) => {
        const place = placeOf.get(inner) ?? '';
        if (place === path) return [];
        return place.startsWith(`${path}/`) ? place.slice(path.length + 1).split('/') : null;
      },
    });
    const placeOf = new Map<FolderHandle, string>();
    const known = (path: string, ...entries: (FolderHandle | FileHandle)[]) => {
      const made = placed(path, entries);
      placeOf.set(made, path);
      return made;
    };
    const year = () => known('home/sessions/2026', handle('rollout-b.jsonl', `${line(60, 30)}\n`));
    const sessions = () => known('home/sessions', handle('rollout-a.jsonl', `${line(0, 10)}\n`), year());
    const archived = () => known('home/archived_sessions', handle('rollout-c.jsonl', `${line(90, 40)}\n`));
    const elsewhere = () => known('old/sessions', handle('rollout-d.jsonl', `${line(95, 41)}\n`));
    const work = () => known('home/work', handle('rollout-e.jsonl', `${line(99, 42)}\n`));

    it.each([
      ['the same twice', [sessions, sessions], ['sessions'], 2, /^“sessions” is chosen already, so it was read again/],
      ['one in a chosen one', [sessions, year], ['sessions'], 2, /^“2026” lies in “sessions”, which is chosen already/],
      [
        'one around a chosen one',
        [year, sessions],
        ['sessions'],
        2,
        /^“sessions” contains 2026, so it is read instead/,
      ],
      [
        'the other of the two',
        [sessions, archived],
        ['sessions', 'archived_sessions'],
        3,
        /^\d new readings from 1 file/,
      ],
      [
        'one of two again',
        [sessions, archived, sessions],
        ['sessions', 'archived_sessions'],
        3,
        /^“sessions” is chosen already/,
      ],
      ['one in the first of two', [sessions, archived, year], ['sessions', 'archived_sessions'], 3, /^“2026” lies in/],
      ['another of one name', [sessions, elsewhere], ['sessions'], 3, /^This “sessions” takes the place of the other/],
      [
        'a third one',
        [sessions, archived, work],
        ['archived_sessions', 'work'],
        4,
        /^Two folders can be chosen, so sessions is no longer read/,
      ],
    ])('reads each file once and says so: %s', async (_, picks, names, readings, sentence) => {
      const left = picks.map((pick) => pick());
      const { cli, merged } = ports(async () => left.shift() ?? folder('none'));
      let outcome = await cli.chooseFolder('mine', watch);
      while (left.length > 0) outcome = await cli.chooseFolder('mine', watch);
      expect(spellOutcome(outcome)).toMatchObject({ ok: true, text: expect.stringMatching(sentence) });
      expect((await cli.remembered()).map(({ name }) => name)).toEqual(names);
      expect(merged).toHaveLength(readings);
    });

    it('gives up none for a folder without session files', async () => {
      const left = [sessions(), archived(), known('home/Downloads', handle('x.txt'))];
      const { cli } = ports(async () => left.shift() ?? folder('none'));
      await cli.chooseFolder('mine', watch);
      await cli.chooseFolder('mine', watch);
      expect(spellOutcome(await cli.chooseFolder('mine', watch))).toMatchObject({
        ok: false,
        text: expect.stringMatching(/no session files.*Nothing was changed/),
      });
      expect((await cli.remembered()).map(({ name }) => name)).toEqual(['sessions', 'archived_sessions']);
    });
  });

  it('remembers a folder only once its reading waits: another page must not be the first to read it', async () => {
    const order: string[] = [];
    const { engine } = memoryUsage();
    const values = createMemoryValues();
    const cli = createCliPorts({
      values: {
        ...values,
        set: async (given) => {
          order.push('remembered');
          await values.set(given);
        },
      },
      device: async () => ({ id: 'here' }),
      merge: async (observations) => observations.length,
      pickFolder: async () => folder('sessions', handle('rollout-a.jsonl', line(0, 10))),
      usage: {
        read: (...given) => {
          order.push('waits');
          return engine.read(...given);
        },
      },
      keepsBranches: async () => true,
      now: () => 0,
    });
    await cli.chooseFolder('mine', watch);
    expect(order).toEqual(['waits', 'remembered']);
    expect(await cli.remembered()).toMatchObject([{ name: 'sessions' }]);
  });

  it('never reads the folder that holds the login', async () => {
    const login = { ...handle('auth.json'), getFile: () => Promise.reject(new Error('opened')) };
    const codex = folder('.codex', login, folder('sessions', handle('rollout-a.jsonl', line(0, 1))));
    const { cli, merged } = ports(async () => codex);
    expect(spellOutcome(await cli.chooseFolder('mine', watch))).toMatchObject({
      ok: false,
      text: expect.stringMatching(/login/),
    });
    expect([merged, await cli.remembered()]).toEqual([[], []]);
  });

  it('forgets the folders of an account that is forgotten: they would bring it back', async () => {
    const folders = ['sessions', 'archived_sessions'].map((name) => folder(name, handle(`rollout-${name}.jsonl`)));
    const { cli } = ports(async () => folders.shift() ?? folder('none'));
    await cli.chooseFolder('mine', watch);
    await cli.chooseFolder('mine', watch);
    await cli.forgetAccount(['other']);
    expect(await cli.remembered()).toHaveLength(2);
    await cli.forgetAccount(['other', 'mine']);
    expect(await cli.remembered()).toEqual([]);
  });

  it('never reads files that were picked or dropped with the login', async () => {
    const { cli, merged } = ports(null);
    const session = fileOf('.codex/sessions/rollout-a.jsonl', line(0, 1));
    const login = { path: '.codex/auth.json', file: new File([], 'auth.json') };
    expect(spellOutcome(await cli.readFiles([login, session], 'mine', watch))).toMatchObject({
      ok: false,
      text: expect.stringMatching(/login/),
    });
    expect(merged).toEqual([]);
    const deeper = { ...login, path: 'sessions/work/auth.json' };
    expect(await cli.readFiles([deeper, session], 'mine', watch)).toMatchObject({ ok: true });
    expect(merged).toHaveLength(1);
  });

  it('goes on with the folder that an earlier version remembered', async () => {
    const values = createMemoryValues();
    const sessions = folder('sessions', handle('rollout-a.jsonl', line(0, 10)));
    await values.set({ 'cli-folder': { folder: sessions, account: 'mine', known: { 'rollout-a.jsonl': '1/2' } } });
    const { cli, merged } = ports(null, values);
    expect(await cli.remembered()).toEqual([{ name: 'sessions', account: 'mine', asks: false }]);
    expect(await cli.readAgain(watch, false)).toMatchObject({ ok: true });
    expect(merged).toHaveLength(1);
  });

  it('says how long the rest will take, by the speed so far', async () => {
    const seen: (number | null)[] = [];
    let time = 0;
    const { cli } = ports(null, createMemoryValues(), () => (time += 1_000));
    const progress = ({ leftMs }: CliProgress) => void seen.push(leftMs);
    const files = [fileOf('rollout-a.jsonl', line(0, 10)), fileOf('rollout-b.jsonl', line(0, 10))];
    await cli.readFiles(files, 'mine', { ...watch, progress });
    expect(seen[0]).toBeNull();
    expect(seen.filter((left) => left !== null && left > 0).length).toBeGreaterThan(0);
    expect(seen.at(-1)).toBe(0);
  });
});
