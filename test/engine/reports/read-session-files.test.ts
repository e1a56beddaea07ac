import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../src/domain/random';
import { sampleSessions } from '../../../src/domain/sample/sample-sessions';
import { countResponses } from '../../../src/domain/usage/count-responses';
import { allTime } from '../../../src/domain/usage/group-usage';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { rawZstd } from '../../support/raw-zstd';
import { type MadeResponse, makeLineage } from '../../support/session-lineages';
import { answers, sampleFiles, streamOf } from '../../support/session-samples';
import { fileOf, memoryUsage, requestFor, takingHooks } from '../../support/usage-backend';

const options = { zone: 'UTC', preferences: defaultPreferences };
const report = (engine: ReturnType<typeof memoryUsage>['engine']) =>
  engine.ask('report', { by: 'project', selection: allTime }, options);

const start = Date.UTC(2026, 8, 9, 17);
const meta = (id = 'thread-1', more: object = {}) =>
  JSON.stringify({
    timestamp: new Date(start).toISOString(),
    type: 'session_meta',
    payload: {
      id,
      timestamp: new Date(start).toISOString(),
      cwd: '/home/jane/harbour',
      originator: 'codex-tui',
      ...more,
    },
  });
const count = (minutes: number, input: number, total: number, rateLimits: object | null = null) =>
  JSON.stringify({
    timestamp: new Date(start + minutes * 60_000).toISOString(),
    type: 'event_msg',
    payload: {
      type: 'token_count',
      info: {
        last_token_usage: { input_tokens: input, output_tokens: 1 },
        total_token_usage: { input_tokens: total, output_tokens: 1, total_tokens: total },
      },
      rate_limits: rateLimits,
    },
  });
const text = (...lines: string[]) => `${lines.join('\n')}\n`;

/** What tapes say, whichever copy of a file was read and when. */
const contentOf = (rows: ReturnType<typeof memoryUsage>['rows']) =>
  [...rows.values()].map(({ file, bytes, head }) => [file, bytes, JSON.parse(head).slice(2)]).sort();

/** The rows after reading files that grow by random steps, shown in a random order each time. */
async function rowsOfGrowing(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  random: Random,
  most: number,
) {
  const grown = memoryUsage();
  const ends = files.map(() => 0);
  while (ends.some((end, index) => end < (files[index]?.bytes.length ?? 0))) {
    const order = files.map((_, index) => index).sort(() => random() - 0.5);
    const shown = order.flatMap((index) => {
      const { path = '', bytes = new Uint8Array() } = files[index] ?? {};
      const end = Math.min(bytes.length, (ends[index] ?? 0) + Math.ceil(random() * random() * most));
      ends[index] = end;
      return end > 0 ? [fileOf(path, bytes.slice(0, end), 1_000 + end)] : [];
    });
    await grown.engine.read(requestFor(shown), takingHooks().hooks);
  }
  return grown.rows;
}

async function rowsAtOnce(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]) {
  const once = memoryUsage();
  await once.engine.read(requestFor(files.map(({ path, bytes }) => fileOf(path, bytes))), takingHooks().hooks);
  return once;
}

const inBytes = ({ path, text: whole }: { readonly path: string; readonly text: string }) => ({
  path,
  bytes: new TextEncoder().encode(whole),
});

describe('reading samples', () => {
  it.each(Object.keys(answers))('%s: any order and any cuts of growing files give the same tapes', async (name) => {
    const files = sampleFiles(name).map(inBytes);
    const once = await rowsAtOnce(files);
    expect((await report(once.engine)).total).toMatchObject(answers[name]?.total?.all ?? {});
    for (const seed of [1, 2, 3])
      expect(contentOf(await rowsOfGrowing(files, seededRandom(seed), 4_000))).toEqual(contentOf(once.rows));
  });
});

describe('reading random families of sessions', () => {
  const seeds = Array.from({ length: 15 }, (_, index) => index + 1);
  const sumOf = (ledger: readonly MadeResponse[]) => ({
    responses: ledger.length,
    input: ledger.reduce((sum, { tokens }) => sum + tokens.input, 0),
    output: ledger.reduce((sum, { tokens }) => sum + tokens.output, 0),
  });

  it.each(seeds)('%i: any order and any cuts of growing files give the same tapes', async (seed) => {
    const { files, ledger } = makeLineage(seededRandom(seed));
    const once = await rowsAtOnce(files.map(inBytes));
    expect((await report(once.engine)).total).toMatchObject(sumOf(ledger));
    const grown = await rowsOfGrowing(files.map(inBytes), seededRandom(seed), 30_000);
    expect(contentOf(grown)).toEqual(contentOf(once.rows));
  });

  it.each(seeds)('%i: archived and compressed copies, met before or after, change nothing', async (seed) => {
    const { files, copies, ledger } = makeLineage(seededRandom(seed));
    const { engine } = memoryUsage();
    const random = seededRandom(seed);
    const all = [...files, ...copies].map(({ path, text: whole }) =>
      random() < 0.3 ? fileOf(`${path}.zst`, rawZstd(whole)) : fileOf(path, whole),
    );
    const place = Math.floor(random() * all.length);
    await engine.read(requestFor(all.slice(place)), takingHooks().hooks);
    await engine.read(requestFor(all), takingHooks().hooks);
    expect((await report(engine)).total).toMatchObject(sumOf(ledger));
  });
});

describe('a file with very many limits', () => {
  it('is handed to the page in small pieces', async () => {
    const { engine } = memoryUsage();
    const limits = (index: number) => ({
      primary: { used_percent: index % 90, window_minutes: 300, resets_at: start / 1_000 + 9_000 },
    });
    const lines = Array.from({ length: 2_500 }, (_, index) => count(index, 1, index + 1, limits(index)));
    const sizes: number[] = [];
    const merge = async (observations: readonly unknown[]) => sizes.push(observations.length) && observations.length;
    const read = await engine.read(
      requestFor([fileOf('rollout-a.jsonl', text(meta(), ...lines))]),
      takingHooks({ merge }).hooks,
    );
    expect(sizes).toEqual([500, 500, 500, 500, 500]);
    expect(read).toMatchObject({ readings: 2_500, added: 2_500 });
  });
});

describe('two readings of one folder at once', () => {
  const request = requestFor([
    fileOf('rollout-a.jsonl', text(meta(), count(1, 10, 10))),
    fileOf('rollout-b.jsonl', ''),
  ]);

  it('follow each other: the second finds nothing new', async () => {
    const { create } = memoryUsage();
    const [first, second] = await Promise.all(
      [create(), create()].map((engine) => engine.read(request, takingHooks().hooks)),
    );
    expect([first, second]).toMatchObject([{ unchanged: 0 }, { unchanged: 2, bytes: 0 }]);
  });

  it('end at once when stopped while waiting, and the first goes on', async () => {
    const { engine } = memoryUsage();
    const stop = new AbortController();
    const order: string[] = [];
    const first = engine.read(request, takingHooks().hooks).then((read) => order.push('first') && read);
    const second = engine.read(request, takingHooks({ signal: stop.signal }).hooks);
    const seen = second.then((read) => order.push('second') && read);
    stop.abort();
    expect(await seen).toMatchObject({ cancelled: true, files: 0 });
    expect(await first).toMatchObject({ cancelled: false, files: 2, unchanged: 0 });
    expect(order).toEqual(['second', 'first']);
  });
});

describe('a salt that could not be stored', () => {
  it('is given up for the one that was, and nothing counts twice', async () => {
    let [salt, isFull] = [1, true];
    const { engine } = memoryUsage({ hasRoom: () => !isFull, salt: async () => new Array(40).fill(salt) });
    const request = requestFor([fileOf('rollout-a.jsonl', text(meta(), count(1, 10, 10)))]);
    expect(await engine.read(request, takingHooks().hooks)).toMatchObject({ stored: false });
    [salt, isFull] = [2, false];
    expect(await engine.read(request, takingHooks().hooks)).toMatchObject({ stored: true, unchanged: 0 });
    expect(await report(engine)).toMatchObject({ coverage: { files: 1 }, total: { responses: 1 } });
  });
});

describe('a folder that is gone', () => {
  it('keeps what was read of it', async () => {
    const { engine } = memoryUsage();
    await engine.read(
      requestFor([fileOf('sessions/rollout-a.jsonl', text(meta(), count(1, 10, 10)))]),
      takingHooks().hooks,
    );
    const values = (): never => {
      throw new DOMException('The folder is gone.', 'NotFoundError');
    };
    const folders = [{ kind: 'directory' as const, name: 'sessions', values }];
    expect(await engine.read(requestFor([], { folders }), takingHooks().hooks)).toMatchObject({
      files: 0,
      unreadable: 0,
    });
    expect((await report(engine)).total).toMatchObject({ responses: 1, input: 10 });
  });
});

describe('what is read again', () => {
  const talk = JSON.stringify({ timestamp: 'x', type: 'response_item', payload: { text: 'x'.repeat(2_000) } });
  const long = text(meta(), count(1, 10, 10), ...Array.from({ length: 500 }, () => talk));

  /** Folder handles are what the engine lists itself; here they hand out files whose reads are counted. */
  function folderOf(files: readonly { path: string; file: File }[]) {
    const bytes = { read: 0 };
    const folder = {
      kind: 'directory' as const,
      name: 'sessions',
      values: async function* () {
        for (const { file } of files) {
          const slice = file.slice.bind(file);
          file.slice = (from, to) => {
            const part = slice(from, to);
            bytes.read += part.size;
            return part;
          };
          yield { kind: 'file' as const, name: file.name, getFile: async () => file };
        }
      },
    };
    return { bytes, folder };
  }

  it('is nothing of an unchanged folder', async () => {
    const { engine } = memoryUsage();
    await engine.read(requestFor([fileOf('rollout-a.jsonl', long)]), takingHooks().hooks);
    const { bytes, folder } = folderOf([fileOf('rollout-a.jsonl', long)]);
    const summary = await engine.read(requestFor([], { folders: [folder] }), takingHooks().hooks);
    expect([bytes.read, summary.unchanged, summary.bytes]).toEqual([0, 1, 0]);
  });

  it('is only what was appended, in another page too', async () => {
    const { engine, create } = memoryUsage();
    await engine.read(requestFor([fileOf('rollout-a.jsonl', long)]), takingHooks().hooks);
    const more = text(count(2, 5, 15));
    const { bytes, folder } = folderOf([fileOf('rollout-a.jsonl', long + more, 2_000)]);
    const other = create();
    await other.read(requestFor([], { folders: [folder] }), takingHooks().hooks);
    expect(bytes.read).toBeLessThan(more.length + 200);
    expect((await report(other)).total).toMatchObject({ responses: 2, input: 15 });
    expect((await report(engine)).total.responses).toBe(2);
  });

  it('is everything of a file that was rewritten or shrank', async () => {
    for (const rewritten of [
      text(meta(), count(1, 77, 77)),
      text(meta(), count(1, 77, 77), ...Array.from({ length: 600 }, () => talk.replaceAll('x', 'y'))),
    ]) {
      const { engine } = memoryUsage();
      await engine.read(requestFor([fileOf('rollout-a.jsonl', long)]), takingHooks().hooks);
      await engine.read(requestFor([fileOf('rollout-a.jsonl', rewritten, 2_000)]), takingHooks().hooks);
      expect((await report(engine)).total).toMatchObject({ responses: 1, input: 77 });
    }
  });

  it('is the rest of a file in which reading was stopped', async () => {
    const { engine } = memoryUsage();
    const big = text(meta(), count(1, 10, 10), ...Array.from({ length: 2_000 }, () => talk), count(2, 5, 15));
    const stop = new AbortController();
    const progress = ({ bytesDone }: { bytesDone: number }) => bytesDone > 100_000 && stop.abort();
    const slowly = fileOf('rollout-a.jsonl', big);
    const slice = slowly.file.slice.bind(slowly.file);
    slowly.file.slice = (from, to) =>
      ({ stream: () => streamOf(big.slice(from, to), 50_000), slice }) as unknown as Blob;
    const stopped = await engine.read(
      requestFor([slowly, fileOf('rollout-b.jsonl', text(meta('b'), count(1, 1, 1)))]),
      takingHooks({ signal: stop.signal, progress }).hooks,
    );
    expect(stopped.cancelled).toBe(true);
    expect((await report(engine)).total.responses).toBe(1);
    const { bytes, folder } = folderOf([fileOf('rollout-a.jsonl', big)]);
    await engine.read(requestFor([], { folders: [folder] }), takingHooks().hooks);
    expect(bytes.read).toBeLessThan(big.length - 90_000);
    expect((await report(engine)).total).toMatchObject({ responses: 2, input: 15 });
  });

  it('is not an archived or compressed copy of what is known', async () => {
    const { engine } = memoryUsage();
    await engine.read(requestFor([fileOf('sessions/rollout-a.jsonl', long, 5_000)]), takingHooks().hooks);
    const copies = [
      fileOf('archived_sessions/rollout-a.jsonl', long, 6_000),
      fileOf('sessions/rollout-a.jsonl.zst', rawZstd(long), 5_000),
    ];
    for (const copy of copies)
      expect((await engine.read(requestFor([copy]), takingHooks().hooks)).unchanged, copy.path).toBe(1);
    expect((await report(engine)).total.responses).toBe(1);
  });

  it('is a compressed file, whole; a damaged one costs that file alone', async () => {
    const { engine } = memoryUsage();
    const zst = rawZstd(long);
    const files = [fileOf('rollout-a.jsonl.zst', zst), fileOf('rollout-b.jsonl.zst', zst.slice(0, 3_000))];
    expect(await engine.read(requestFor(files), takingHooks().hooks)).toMatchObject({ unreadable: 1 });
    expect((await report(engine)).total).toMatchObject({ responses: 1, input: 10 });
    const again = await engine.read(requestFor(files.slice(0, 1)), takingHooks().hooks);
    expect(again).toMatchObject({ unchanged: 1, bytes: 0 });
  });

  it('is a file that could not be read, the next time', async () => {
    const { engine } = memoryUsage();
    const broken = fileOf('rollout-a.jsonl', long);
    broken.file.slice = () => {
      throw new DOMException('', 'NotReadableError');
    };
    const whole = fileOf('rollout-b.jsonl', text(meta('b'), count(1, 3, 3)));
    expect(await engine.read(requestFor([broken, whole]), takingHooks().hooks)).toMatchObject({
      unreadable: 1,
      files: 2,
    });
    await engine.read(requestFor([fileOf('rollout-a.jsonl', long)]), takingHooks().hooks);
    expect((await report(engine)).total.responses).toBe(2);
  });
});

describe('a full database', () => {
  it('costs what was read only when the page is closed, and is told of', async () => {
    const { engine, create } = memoryUsage({ hasRoom: () => false });
    const summary = await engine.read(
      requestFor([fileOf('rollout-a.jsonl', text(meta(), count(1, 10, 10)))]),
      takingHooks().hooks,
    );
    expect(summary.stored).toBe(false);
    expect(await report(engine)).toMatchObject({ total: { input: 10 }, coverage: { stored: false } });
    expect((await report(create())).total.responses).toBe(0);
  });

  it('is tried again once there is room, with all there was none for', async () => {
    let isFull = true;
    const { engine, create } = memoryUsage({ hasRoom: () => !isFull });
    const [first, second] = ['a', 'b'].map((name) =>
      fileOf(`rollout-${name}.jsonl`, text(meta(name), count(1, 10, 10))),
    );
    if (!first || !second) throw new Error('two files');
    await engine.read(requestFor([first]), takingHooks().hooks);
    isFull = false;
    expect(await engine.read(requestFor([second]), takingHooks().hooks)).toMatchObject({ stored: true });
    expect(await report(create())).toMatchObject({ total: { responses: 2 }, coverage: { stored: true } });
  });
});

describe('what is kept', () => {
  const secrets = ['SECRET-prompt', 'jane', 'ghp_0123456789abcdefghijklmnop', 'resp_abcdef', 'deadbeefcommit'];
  const lines = text(
    meta('thread-1', {
      cwd: '/home/jane/SECRET-prompt/harbour',
      git: {
        repository_url: 'https://jane:ghp_0123456789abcdefghijklmnop@host/team/harbour.git',
        branch: 'feature/ABC-1',
        commit_hash: 'deadbeefcommit',
      },
      base_instructions: 'SECRET-prompt',
    }),
    JSON.stringify({ timestamp: 'x', type: 'response_item', payload: { type: 'message', text: 'SECRET-prompt' } }),
    JSON.stringify({
      timestamp: new Date(start).toISOString(),
      type: 'token_usage_record',
      payload: {
        thread_id: 'thread-1',
        turn_id: 't',
        response_id: 'resp_abcdef',
        usage: { input_tokens: 9, output_tokens: 1 },
      },
    }),
    count(1, 10, 10, { primary: { used_percent: 3, window_minutes: 300, resets_at: start / 1_000 + 9_000 } }),
  );

  it('never holds a path, an address, an id or a word of talk', async () => {
    const { engine, rows } = memoryUsage();
    const { hooks, merged } = takingHooks();
    await engine.read(requestFor([fileOf('2026/09/rollout-2026-jane.jsonl', lines)]), hooks);
    const kept = JSON.stringify([
      [...rows.values()].map((row) => ({ ...row, bytes: new TextDecoder('latin1').decode(row.bytes) })),
      merged,
      await report(engine),
    ]);
    expect(kept).toContain('harbour');
    for (const secret of [...secrets, 'thread-1', 'rollout', '/home']) expect(kept).not.toContain(secret);
    expect((await report(engine)).total).toMatchObject({ responses: 2 });
  });

  it('is no branch where that is switched off', async () => {
    const { engine, rows } = memoryUsage();
    await engine.read(requestFor([fileOf('rollout-a.jsonl', lines)], { keepsBranches: false }), takingHooks().hooks);
    expect(JSON.stringify([...rows.values()])).not.toContain('ABC-1');
  });
});

describe('whose it is', () => {
  const end = start + 9_000_000;
  const limits = { primary: { used_percent: 3, window_minutes: 300, resets_at: end / 1_000 } };
  const file = () => fileOf('rollout-a.jsonl', text(meta(), count(1, 10, 10, limits)));
  const ask = async (ends: Parameters<typeof memoryUsage>[0]) => {
    const { engine } = memoryUsage(ends);
    await engine.read(requestFor([file()]), takingHooks().hooks);
    return (await engine.ask('report', { by: 'account', selection: allTime }, options)).rows;
  };

  it.each([
    ['is the account observed with the same window', end + 119_000, 18_000, 'seen', 0],
    ['is the folder’s account, assumed, when the ends differ', end + 121_000, 18_000, 'mine', 1],
    ['is the folder’s account, assumed, when the lengths differ', end, 604_800, 'mine', 1],
  ])('%s', async (_, resetsAt, seconds, key, assumed) => {
    expect(await ask({ ends: [{ account: 'seen', seconds, resetsAt }] })).toMatchObject([{ key, assumed }]);
  });

  it('is assumed when two accounts have that window', async () => {
    const ends = ['one', 'two'].map((account) => ({ account, seconds: 18_000, resetsAt: end }));
    expect(await ask({ ends })).toMatchObject([{ key: 'mine', assumed: 1 }]);
  });

  it('is learned later too: an account is seen with that window, or takes over the folder’s', async () => {
    const ends: { account: string; seconds: number; resetsAt: number }[] = [];
    let own = 'mine';
    const { engine } = memoryUsage({ ends, resolve: (account) => (account === 'mine' ? own : account) });
    await engine.read(requestFor([file()]), takingHooks().hooks);
    const whose = async () => (await engine.ask('report', { by: 'account', selection: allTime }, options)).rows;
    expect(await whose()).toMatchObject([{ key: 'mine', assumed: 1 }]);
    own = 'theirs';
    expect(await whose()).toMatchObject([{ key: 'theirs', assumed: 1 }]);
    ends.push({ account: 'seen', seconds: 18_000, resetsAt: end });
    expect(await whose()).toMatchObject([{ key: 'seen', assumed: 0 }]);
  });

  it('is the account that the folder’s was assigned to, and goes with it', async () => {
    const resolve = (account: string) => (account === 'cli:own' ? 'mine' : account);
    const { engine, rows } = memoryUsage({ resolve });
    await engine.read(requestFor([file()], { account: 'cli:own' }), takingHooks().hooks);
    expect((await engine.ask('report', { by: 'account', selection: allTime }, options)).rows).toMatchObject([
      { key: 'mine', assumed: 1 },
    ]);
    await engine.forget('other');
    expect(rows.size).toBe(1);
    await engine.forget('mine');
    expect(rows.size).toBe(0);
  });

  it('follows the folder when that is given to another account', async () => {
    const { engine } = memoryUsage();
    await engine.read(requestFor([file()]), takingHooks().hooks);
    await engine.read(requestFor([file()], { account: 'other' }), takingHooks().hooks);
    expect((await engine.ask('report', { by: 'account', selection: allTime }, options)).rows).toMatchObject([
      { key: 'other' },
    ]);
  });
});

describe('sessions that no file holds', () => {
  const sessions = sampleSessions(Date.UTC(2026, 10, 21), 'UTC');

  it('are reported like read ones, and forgotten with their account', async () => {
    const { engine, create } = memoryUsage();
    await engine.read(requestFor([fileOf('rollout-a.jsonl', text(meta(), count(1, 10, 10)))]), takingHooks().hooks);
    await engine.add(sessions, 'sample');
    const other = create();
    const all = await report(other);
    expect(all.total.responses).toBe(countResponses(sessions).responses.length + 1);
    await other.forget('sample');
    expect((await report(engine)).total).toMatchObject({ responses: 1, input: 10 });
  });
});
