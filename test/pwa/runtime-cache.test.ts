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

  it('deletes files of other versions', async () => {
    const { caches, kept } = createCaches();
    kept.set(url, new Response('old'));
    kept.set(`${url}?new`, new Response('new'));
    await deleteOthers(caches, new Set([`${url}?new`]));
    expect([...kept.keys()]).toEqual([`${url}?new`]);
  });
});
