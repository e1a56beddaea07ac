import { describe, expect, it } from 'vitest';
import { allTime } from '../../../src/domain/usage/group-usage';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { serveUsage } from '../../../src/engine/reports/serve-usage';
import type { UsageBackend } from '../../../src/engine/reports/usage-backend';
import { createUsageClient, type UsageWorker } from '../../../src/engine/reports/usage-client';
import type { FromWorker } from '../../../src/engine/reports/usage-messages';
import { fileOf, memoryUsage, requestFor, takingHooks } from '../../support/usage-backend';

/** A worker in this thread: every message is copied, as between threads. Files are passed as they are. */
function workerOf(backend: UsageBackend): UsageWorker {
  const copied = <T>(message: T): T =>
    JSON.stringify(message)?.includes('"type":"read"') ? message : structuredClone(message);
  const worker: UsageWorker = { onmessage: null, onerror: null, postMessage: () => undefined };
  const send = (message: FromWorker) =>
    queueMicrotask(() => worker.onmessage?.({ data: copied(message) } as MessageEvent<FromWorker>));
  const handle = serveUsage(backend, send, () => 0);
  worker.postMessage = (message) => queueMicrotask(() => handle(copied(message)));
  return worker;
}

const line = (minutes: number) =>
  `${JSON.stringify({
    timestamp: new Date(Date.UTC(2026, 8, 9) + minutes * 60_000).toISOString(),
    type: 'event_msg',
    payload: {
      type: 'token_count',
      rate_limits: { primary: { used_percent: minutes, window_minutes: 300, resets_at: 1789361043 } },
    },
  })}\n`;
const options = { zone: 'UTC', preferences: defaultPreferences };
const question = { by: 'model', selection: allTime } as const;

describe('a client of the usage worker', () => {
  it('reads, stores readings through the page, and answers', async () => {
    const client = createUsageClient(() => workerOf(memoryUsage().engine));
    const { hooks, merged } = takingHooks();
    expect(await client.read(requestFor([fileOf('rollout-a.jsonl', line(1))]), hooks)).toMatchObject({ added: 1 });
    expect(merged).toHaveLength(1);
    expect(await client.ask('report', question, options)).toMatchObject({ coverage: { files: 1 } });
  });

  it('is told when the page could not store the readings', async () => {
    const client = createUsageClient(() => workerOf(memoryUsage().engine));
    const { hooks } = takingHooks({ merge: () => Promise.reject(new Error('no room')) });
    await expect(client.read(requestFor([fileOf('rollout-a.jsonl', line(1))]), hooks)).rejects.toThrow();
  });

  it('says when its answers may have changed, and while it reads', async () => {
    const client = createUsageClient(() => workerOf(memoryUsage().engine));
    const seen: string[] = [];
    const end = client.onKnown(() => seen.push(`${client.known().isReading} ${client.known().changes}`));
    const { known } = client;
    const before = known();
    const [first, second] = ['a', 'b'].map((name) =>
      client.read(requestFor([fileOf(`rollout-${name}.jsonl`, line(1))]), takingHooks().hooks),
    );
    const during = known();
    expect([before.isReading, during.isReading]).toEqual([false, true]);
    expect(known()).toBe(during);
    await first;
    await second;
    expect(seen).toEqual(['true 0', 'true 0', 'true 1', 'false 2']);
    await client.add([], 'mine');
    await client.forget('mine');
    end();
    await client.add([], 'mine');
    expect(seen.slice(4)).toEqual(['false 3', 'false 4']);
    const refusing = takingHooks({ merge: () => Promise.reject(new Error('no room')) }).hooks;
    await expect(client.read(requestFor([fileOf('rollout-c.jsonl', line(2))]), refusing)).rejects.toThrow();
    expect(known()).toEqual({ changes: 6, isReading: false });
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    const client = createUsageClient(() => workerOf(memoryUsage().engine));
    const files = Array.from({ length: 50 }, (_, n) => fileOf(`rollout-${n}.jsonl`, line(n)));
    const { hooks } = takingHooks({ signal: stop.signal, progress: () => stop.abort() });
    expect((await client.read(requestFor(files), hooks)).cancelled).toBe(true);
  });

  it('starts another worker after one failed', async () => {
    let started = 0;
    const client = createUsageClient(() => {
      started += 1;
      if (started > 1) return workerOf(memoryUsage().engine);
      const broken: UsageWorker = {
        onmessage: null,
        onerror: null,
        postMessage: () => broken.onerror?.({ message: 'no script' } as ErrorEvent),
      };
      return broken;
    });
    await expect(client.ask('report', question, options)).rejects.toThrow('no script');
    expect((await client.ask('report', question, options)).total.responses).toBe(0);
    expect(started).toBe(2);
  });
});
