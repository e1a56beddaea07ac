// What a relay says of itself reaches the page by its service worker.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askRelayInfo } from '../../src/pwa/relay-info-client';
import { listenForRelayInfo } from '../../src/pwa/relay-info-listener';

type Listener = (event: object) => void;

/** A page and its worker; the page's messages reach the worker as a browser delivers them. */
function joined(fetch: (url: string, init: RequestInit) => Promise<Response>) {
  let listener: Listener = () => {};
  const worker = {
    addEventListener: (_: string, added: Listener) => {
      listener = added;
    },
  };
  listenForRelayInfo(worker as never, { fetch, after: () => () => {} });
  const controller = {
    postMessage: (data: unknown, ports: readonly MessagePort[]) => {
      listener({ data, ports, waitUntil: (work: Promise<unknown>) => void work });
    },
  };
  return { controller: controller as unknown as ServiceWorker };
}

describe('what a relay says of itself', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is asked of the relay’s own host, as NIP-11 has it, and comes back to the page', async () => {
    const fetch = vi.fn(async (_url: string, _init: RequestInit) =>
      Response.json({ limitation: { max_message_length: 9_000 } }),
    );
    expect(await askRelayInfo('wss://relay.example.com', joined(fetch))).toEqual({ terms: null, unfit: 'small' });
    const [[url, init]] = fetch.mock.calls as [[string, RequestInit]];
    expect(url).toBe('https://relay.example.com');
    expect(init).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      headers: { Accept: 'application/nostr+json' },
    });
  });

  it('is nothing where the relay is not reached, and nothing else is fetched by the worker', async () => {
    const fetch = vi.fn(async () => Promise.reject(new TypeError('refused')));
    expect(await askRelayInfo('wss://relay.example.com', joined(fetch))).toBeNull();
    expect(fetch).toHaveBeenCalledTimes(1);
    for (const url of ['https://x.example', 'ws://127.0.0.1:80', 'wss://user:word@x.example', '']) {
      expect(await askRelayInfo(url, joined(fetch))).toBeNull();
    }
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('is nothing without a worker', async () => {
    expect(await askRelayInfo('wss://relay.example.com', { controller: null })).toBeNull();
    expect(await askRelayInfo('wss://relay.example.com', undefined)).toBeNull();
  });
});
