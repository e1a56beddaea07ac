import { describe, expect, it } from 'vitest';
import { readSession } from '../../../src/observe/session-files/read-session';
import { maxLineBytes } from '../../../src/observe/session-files/session-lines';
import { nameOf, surfaceOf } from '../../../src/observe/session-files/session-meta';
import { streamOf } from '../../support/session-samples';

const meta = JSON.stringify({
  timestamp: '2026-09-07T10:00:00.000Z',
  type: 'session_meta',
  payload: { id: 'thread-1', timestamp: '2026-09-07T10:00:00.000Z', cwd: '/home/u/harbour', originator: 'codex-tui' },
});

function count(input: unknown, output: unknown = 10, at: unknown = '2026-09-07T10:01:00.000Z') {
  const usage = { input_tokens: input, cached_input_tokens: 0, output_tokens: output, reasoning_output_tokens: 0 };
  const info = { last_token_usage: usage, total_token_usage: { ...usage, total_tokens: 1 } };
  return JSON.stringify({ timestamp: at, type: 'event_msg', payload: { type: 'token_count', info } });
}

async function read(text: string | Uint8Array) {
  const session = await readSession('rollout-x.jsonl', streamOf(text, 1_000));
  const inputs = session?.events.map((event) => (event.kind === 'count' ? event.last?.input : null));
  return { inputs, damaged: session?.damaged };
}

describe('readSession', () => {
  it.each([
    ['line feeds', '\n'],
    ['carriage returns before them', '\r\n'],
  ])('reads lines that end in %s', async (_, end) => {
    expect(await read([meta, count(100), ''].join(end))).toEqual({ inputs: [100], damaged: 0 });
  });

  it('reads past a byte order mark', async () => {
    expect((await read(`\uFEFF${meta}\n${count(100)}\n`)).inputs).toEqual([100]);
  });

  it('waits for a last line that is still being written', async () => {
    expect(await read(`${meta}\n${count(100)}\n${count(7).slice(0, -9)}`)).toEqual({ inputs: [100], damaged: 0 });
  });

  it('counts a torn line in the middle as damaged and goes on', async () => {
    expect(await read(`${meta}\n${count(7).slice(0, -9)}\n${count(100)}\n`)).toEqual({ inputs: [100], damaged: 1 });
  });

  it('counts nothing without a time, and says so', async () => {
    expect(await read(`${meta}\n${count(7, 1, 'soon')}\n${count(100)}\n`)).toEqual({ inputs: [100], damaged: 1 });
  });

  it.each([[-5], ['many'], [null], [1.5], [Number.MAX_VALUE]])('reads %j as nothing used', async (odd) => {
    expect((await read(`${meta}\n${count(odd)}\n`)).inputs).toEqual([0]);
  });

  it('drops a line of talk that is too long, with the fake that hides at its end', async () => {
    const talk = JSON.stringify({ type: 'response_item', payload: { text: 'x'.repeat(2 * maxLineBytes) } });
    expect((await read(`${meta}\n${talk} ${count(7)}\n${count(100)}\n`)).inputs).toEqual([100]);
  });

  it('never counts what is quoted inside a conversation', async () => {
    const quoted = JSON.stringify({ type: 'response_item', payload: { type: 'message', text: count(7) } });
    const first = JSON.stringify({
      timestamp: 'x',
      type: 'response_item',
      payload: { type: 'token_count', text: count(7) },
    });
    expect(await read(`${meta}\n${quoted}\n${first}\n${count(100)}\n`)).toEqual({ inputs: [100], damaged: 0 });
  });

  it('finds a count whose keys stand in another order', async () => {
    const { timestamp, type, payload } = JSON.parse(count(100));
    expect((await read(`${meta}\n${JSON.stringify({ payload, type, timestamp })}\n`)).inputs).toEqual([100]);
  });

  it('notes that a turn ended, of its type alone, and once', async () => {
    const line = (type: string, payload: object) =>
      JSON.stringify({ timestamp: '2026-09-07T10:02:00.000Z', type, payload });
    const turn = (id: string) => line('turn_context', { turn_id: id, model: 'gpt-6-sol', effort: 'high' });
    const ended = (type: string) => line('event_msg', { type, last_agent_message: `SECRET ${count(7)}` });
    const lines = [
      ...[meta, turn('a'), count(1), ended('task_complete'), ended('turn_aborted')],
      ...[turn('b'), ended('turn_aborted'), turn('c'), count(2), ended('turn_aborted').slice(0, -9), count(3)],
    ];
    const session = await readSession(
      'rollout-x.jsonl',
      streamOf(`${lines.join('\n')}\n${ended('task_complete').slice(0, -4)}`, 700),
    );
    expect(
      session?.events.map((event) => (event.kind === 'limit' ? event.kind : `${event.kind} ${event.turn}`)),
    ).toEqual([...['count 1', 'end 1', 'count 3', 'end 3', 'count 3']]);
    expect(JSON.stringify(session)).not.toContain('SECRET');
  });

  it('takes the first meta line alone: a second one is a copied ancestor', async () => {
    const ancestor = meta.replace('thread-1', 'thread-0');
    const session = await readSession('rollout-x.jsonl', streamOf(`${meta}\n${ancestor}\n`));
    expect(session?.meta.thread).toBe('thread-1');
  });

  it('is null for a file that holds no session', async () => {
    expect(await readSession('rollout-x.jsonl', streamOf('{"hello":"world"}\n'))).toBeNull();
  });
});

describe('nameOf', () => {
  it.each([
    ['git@github.com:example/harbour.git', 'harbour'],
    ['https://github.com/example/harbour/', 'harbour'],
    ['https://token@host/team/harbour.git?x=1', 'harbour'],
    ['C:\\src\\harbour', 'harbour'],
    ['/home/u/src/harbour/', 'harbour'],
    ['/', null],
    [7, null],
  ])('%j is the project %j', (address, name) => {
    expect(nameOf(address)).toBe(name);
  });
});

describe('surfaceOf', () => {
  it.each([
    ['codex-tui', 'cli', 'cli'],
    ['Codex Desktop', 'vscode', 'desktop_app'],
    ['codex_vscode', 'vscode', 'vscode'],
    ['codex_exec', 'exec', 'exec'],
    [undefined, 'cli', 'cli'],
    ['something new', {}, 'unknown'],
  ])('%j with source %j is %j', (originator, source, surface) => {
    expect(surfaceOf(originator, source)).toBe(surface);
  });
});
