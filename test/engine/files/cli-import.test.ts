import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { type FileHandle, type FolderHandle, folderFiles, sessionFiles } from '../../../src/engine/files/cli-folder';
import { type CliImportDeps, importCliSessions } from '../../../src/engine/files/cli-import';
import { createCliPorts } from '../../../src/engine/files/cli-ports';
import type { CliFile } from '../../../src/engine/ports/session-file-ports';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { pickedFiles } from '../../../src/ui/session-files/picked-files';

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

function fileOf(path: string, ...lines: string[]): CliFile {
  const blob = new Blob([`${lines.join('\n')}\n`]);
  return { path, size: blob.size, modifiedAt: start, stream: () => blob.stream() };
}

function portsOf(change: Partial<CliImportDeps> = {}) {
  const merged: Observation[] = [];
  const ports: CliImportDeps = {
    account: 'mine',
    device: 'here',
    merge: async (observations) => {
      merged.push(...observations);
      return observations.length;
    },
    known: {},
    signal: new AbortController().signal,
    progress: () => {},
    now: () => 0,
    pause: async () => {},
    ...change,
  };
  return { ports, merged };
}

describe('importCliSessions', () => {
  it('keeps the rate-limit snapshots, under the account chosen, and nothing else of the files', async () => {
    const { ports, merged } = portsOf();
    const done = await importCliSessions(
      [fileOf('a.jsonl', line(0, 10), line(30, 12)), fileOf('b.jsonl', line(60, 20))],
      ports,
    );
    expect(done).toMatchObject({ files: 2, readings: 3, added: 3, unreadable: 0, cancelled: false });
    expect(merged.map(({ at, source, account, device }) => [(at - start) / 60_000, source, account, device])).toEqual([
      [0, 'cli', 'mine', 'here'],
      [30, 'cli', 'mine', 'here'],
      [60, 'cli', 'mine', 'here'],
    ]);
    expect(JSON.stringify(merged)).not.toContain('SECRET');
  });

  it('leaves out what only repeats the line before', async () => {
    const { ports, merged } = portsOf();
    await importCliSessions(
      [fileOf('a.jsonl', line(0, 10), line(1, 10), line(2, 10), line(3, 11), line(9, 11))],
      ports,
    );
    expect(merged).toHaveLength(3);
  });

  it('reads only files that changed since the last time', async () => {
    const files = [fileOf('a.jsonl', line(0, 10)), fileOf('b.jsonl', line(5, 11))];
    const first = await importCliSessions(files, portsOf().ports);
    const { ports, merged } = portsOf({ known: first.known });
    const grown = fileOf('b.jsonl', line(5, 11), line(50, 30));
    expect(await importCliSessions([...files.slice(0, 1), grown], ports)).toMatchObject({ unchanged: 1, readings: 2 });
    expect(merged).toHaveLength(2);
  });

  it('adds nothing when it is stopped', async () => {
    const controller = new AbortController();
    const { ports, merged } = portsOf({
      signal: controller.signal,
      progress: ({ files }) => files === 2 && controller.abort(),
    });
    const done = await importCliSessions(
      [1, 2, 3].map((n) => fileOf(`${n}.jsonl`, line(n, n))),
      ports,
    );
    expect(done).toMatchObject({ cancelled: true, files: 2, added: 0, known: {} });
    expect(merged).toEqual([]);
  });

  it('passes over a file that breaks while it is read, and tries it again next time', async () => {
    const broken: CliFile = {
      ...fileOf('broken.jsonl'),
      stream: () => new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) }),
    };
    const done = await importCliSessions([broken, fileOf('b.jsonl', line(0, 1))], portsOf().ports);
    expect(done).toMatchObject({ files: 2, unreadable: 1, added: 1 });
    expect(Object.keys(done.known)).toEqual(['b.jsonl']);
  });

  it('pauses between slices of work', async () => {
    let [time, pauses] = [0, 0];
    const lines = Array.from({ length: 200 }, (_, i) => line(i * 10, i / 2));
    const { ports } = portsOf({
      now: () => (time += 1),
      pause: async () => {
        pauses += 1;
      },
    });
    await importCliSessions([fileOf('a.jsonl', ...lines)], ports);
    expect(pauses).toBeGreaterThan(3);
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
    const picked: string[] = [];
    for await (const { path } of sessionFiles(
      pickedFiles([new File([], 'rollout-x.jsonl'), new File([], 'auth.json')]),
    ))
      picked.push(path);
    expect(picked).toEqual(['rollout-x.jsonl']);
  });
});

describe('createCliPorts', () => {
  const watch = { signal: new AbortController().signal, progress: () => {} };
  function ports(pickFolder: (() => Promise<FolderHandle>) | null) {
    const merged: Observation[] = [];
    const cli = createCliPorts({
      values: createMemoryValues(),
      device: async () => ({ id: 'here' }),
      merge: async (observations) => merged.push(...observations),
      pickFolder,
      now: () => 0,
      pause: async () => {},
    });
    return { cli, merged };
  }

  it('remembers the chosen folder and reads only what is new in it', async () => {
    const files = [handle('rollout-a.jsonl', `${line(0, 10)}\n`)];
    const { cli, merged } = ports(async () => ({ ...folder('sessions'), values: () => folder('', ...files).values() }));
    expect(await cli.remembered()).toBeNull();
    expect(await cli.chooseFolder('mine', watch)).toMatchObject({ ok: true });
    expect(await cli.remembered()).toEqual({ name: 'sessions', account: 'mine', asks: false });
    files.push(handle('rollout-b.jsonl', `${line(60, 30)}\n`));
    await cli.readAgain(watch, false);
    expect(merged).toHaveLength(2);
    await cli.forgetFolder();
    expect(await cli.remembered()).toBeNull();
  });

  it.each([
    ['the dialog was closed', () => Promise.reject(new DOMException('', 'AbortError')), /No folder was chosen/],
    ['there are no session files in it', async () => folder('Downloads', handle('x.txt')), /no session files/],
  ])('says so when %s', async (_, pick, sentence) => {
    expect(await ports(pick).cli.chooseFolder('mine', watch)).toMatchObject({
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
    merged.length = 0;
    expect(await cli.remembered()).toMatchObject({ asks: true });
    expect(await cli.readAgain(watch, true)).toMatchObject({ ok: false });
    expect(merged).toEqual([]);
  });
});
