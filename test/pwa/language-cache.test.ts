import { afterEach, describe, expect, it, vi } from 'vitest';
import { pseudoLanguage } from '../../scripts/i18n/pseudo';
import { createLanguageCache, type LanguageCacheDeps } from '../../src/pwa/language-cache';

const base = 'https://app.example/headroom/';
const file = `${base}i18n/${pseudoLanguage}.now.json`;

/** Caches by name, in memory. */
function createCaches() {
  const stored = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const files = stored.get(name) ?? new Map<string, Response>();
    stored.set(name, files);
    return {
      match: async ({ url }: Request) => files.get(url)?.clone(),
      put: async ({ url }: Request, response: Response) => void files.set(url, response),
    };
  };
  const caches = { open, keys: async () => [...stored.keys()], delete: async (name: string) => stored.delete(name) };
  return { caches: caches as unknown as CacheStorage, stored };
}

function create(caches: CacheStorage, over: Partial<LanguageCacheDeps> = {}) {
  return createLanguageCache({
    caches,
    version: '1',
    base,
    choice: async () => pseudoLanguage,
    readerLanguages: ['en-GB'],
    ...over,
  });
}

function answerWith(answer: () => Response) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer());
}

afterEach(() => vi.restoreAllMocks());

describe('the cache of messages', () => {
  it('holds every part of the chosen language once the worker is installed, and no other language', async () => {
    const { caches, stored } = createCaches();
    answerWith(() => new Response('{}'));
    expect(await create(caches).install()).toBe(true);
    const files = [...(stored.get('headroom-messages-1') ?? new Map()).keys()];
    expect(files).toEqual(
      ['now', 'alerts', 'frame', 'app'].map((part) => `${base}i18n/${pseudoLanguage}.${part}.json`),
    );
  });

  it('fetches nothing for English', async () => {
    const { caches } = createCaches();
    const asked = answerWith(() => new Response('{}'));
    expect(await create(caches, { choice: async () => undefined }).install()).toBe(true);
    expect(asked).not.toHaveBeenCalled();
  });

  it('follows the browser where the settings cannot be read', async () => {
    const { caches } = createCaches();
    const asked = answerWith(() => new Response('{}'));
    await create(caches, { choice: () => Promise.reject(new Error('refused')) }).install();
    expect(asked).not.toHaveBeenCalled();
  });

  it('lets the worker be installed when a file is missing, and fetches it when it is asked for', async () => {
    const { caches } = createCaches();
    const asked = answerWith(() => new Response('gone', { status: 404 }));
    const { install, answer } = create(caches);
    expect(await install()).toBe(false);
    asked.mockImplementation(async () => new Response('{"a":"á"}'));
    expect(await (await answer({ request: new Request(file) })).json()).toEqual({ a: 'á' });
    asked.mockRejectedValue(new Error('offline'));
    expect(await (await answer({ request: new Request(file) })).json()).toEqual({ a: 'á' });
  });

  it('takes nothing from an older version, whose files have the same names', async () => {
    const { caches, stored } = createCaches();
    const asked = answerWith(() => new Response('{"a":"old"}'));
    await create(caches).install();
    asked.mockImplementation(async () => new Response('{"a":"new"}'));
    const next = create(caches, { version: '2' });
    await next.install();
    await next.clean();
    expect([...stored.keys()]).toEqual(['headroom-messages-2']);
    expect(await (await next.answer({ request: new Request(file) })).json()).toEqual({ a: 'new' });
  });
});
