import { describe, expect, it, vi } from 'vitest';

import { cacheAll, cacheFirst, deleteOthers } from '../../src/pwa/runtime-cache';

function createCaches() {
  const kept = new Map<string, Response>();
  const urlOf = (request: Request | string) => (typeof request === 'string' ? request : request.url);
  const cache = {
    match: async (request: Request) => kept.get(urlOf(request))?.clone(),
    put: async (request: Request, answer: Response) => void kept.set(urlOf(request), answer),
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
    delete: async (request: Request) => kept.delete(urlOf(request)),
  };
  return { caches: { open: async () => cache } as unknown as CacheStorage, kept };
}

const url = 'https://app.example/assets/scanner-abc.js';

describe('the runtime cache', () => {
  it('asks the network once and never again', async () => {
    const { caches } = createCaches();
    const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('code'));
    const answer = cacheFirst(caches);
    expect(await (await answer({ request: new Request(url) })).text()).toBe('code');
    expect(await (await answer({ request: new Request(url) })).text()).toBe('code');
    expect(ask).toHaveBeenCalledOnce();
    ask.mockRestore();
  });

  it('stores no error, and reports that files are missing', async () => {
    const { caches, kept } = createCaches();
    const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('gone', { status: 404 }));
    expect(await cacheAll(caches, [url])).toBe(false);
    expect(kept.size).toBe(0);
    ask.mockRestore();
  });

  it('takes the page that a host sends in place of a missing file for no file', async () => {
    const { caches, kept } = createCaches();
    const page = async () =>
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(page);
    expect(await cacheAll(caches, [url])).toBe(false);
    expect(kept.size).toBe(0);
    ask.mockRestore();
  });

  it('caches what it can although one file cannot be fetched, and the rest at the next try', async () => {
    const { caches, kept } = createCaches();
    const urls = Array.from({ length: 20 }, (_, index) => `${url}?${index}`);
    let isDown = true;
    const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(async (request) => {
      if (isDown && (request as Request).url === urls[3]) throw new TypeError('Failed to fetch');
      return new Response('code');
    });
    expect(await cacheAll(caches, urls)).toBe(false);
    expect(kept.size).toBe(19);
    isDown = false;
    expect(await cacheAll(caches, urls)).toBe(true);
    expect([kept.size, ask.mock.calls.length]).toEqual([20, 21]);
    ask.mockRestore();
  });

  it('fetches several files at a time', async () => {
    const { caches } = createCaches();
    let [open, most] = [0, 0];
    const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      open -= 1;
      return new Response('code');
    });
    await cacheAll(
      caches,
      Array.from({ length: 20 }, (_, index) => `${url}?${index}`),
    );
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
    ask.mockRestore();
  });

  it('deletes files of other versions', async () => {
    const { caches, kept } = createCaches();
    kept.set(url, new Response('old'));
    kept.set(`${url}?new`, new Response('new'));
    await deleteOthers(caches, new Set([`${url}?new`]));
    expect([...kept.keys()]).toEqual([`${url}?new`]);
  });
});
