// What relays say of themselves (NIP-11) comes from strangers: whatever it is, it is read or it is nothing.
import { describe, expect, it } from 'vitest';
import { readRelayInfo } from '../../../src/sync/transports/relay-info';

const never = () => () => {};
const info = (body: BodyInit | null) =>
  readRelayInfo('wss://relay.example.com', { fetch: async () => new Response(body), after: never });

describe('the document of a relay', () => {
  it.each([
    ['no limits', {}, { terms: null, unfit: null }],
    ['room enough', { limitation: { max_message_length: 65_536 } }, { terms: null, unfit: null }],
    ['too little room', { limitation: { max_message_length: 16_384 } }, { terms: null, unfit: 'small' }],
    ['too little content', { limitation: { max_content_length: 8_192 } }, { terms: null, unfit: 'small' }],
    ['one tag', { limitation: { max_event_tags: 1 } }, { terms: null, unfit: 'small' }],
    ['proof of work', { limitation: { min_pow_difficulty: 8 } }, { terms: null, unfit: 'work' }],
    ['its terms', { terms_of_service: 'https://x.example/t' }, { terms: 'https://x.example/t', unfit: null }],
    ['terms that are a script', { terms_of_service: 'javascript:alert(1)' }, { terms: null, unfit: null }],
    [
      'limits that are none',
      { limitation: { max_message_length: '9', min_pow_difficulty: {} } },
      { terms: null, unfit: null },
    ],
    ['limits that are a list', { limitation: [1, 2] }, { terms: null, unfit: null }],
  ])('with %s', async (_, document, expected) => {
    expect(await info(JSON.stringify(document))).toEqual(expected);
  });

  it.each([
    ['a web page', '<!doctype html><title>Hello</title>'],
    ['a list', '[1,2,3]'],
    ['a text', '"relay"'],
    ['nothing', ''],
    ['no body', null],
  ])('that is %s says nothing', async (_, body) => {
    expect(await info(body)).toBeNull();
  });

  it('is not read to its end where it has none', async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        controller.enqueue(new TextEncoder().encode(' '.repeat(10_000)));
      },
    });
    expect(await info(endless)).toBeNull();
    expect(given).toBeLessThan(20);
  });

  it('is given up where the relay says nothing for ten seconds', async () => {
    let [waited, giveUp] = [0, () => {}];
    const silent = readRelayInfo('wss://relay.example.com', {
      fetch: (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      after: (ms, run) => {
        [waited, giveUp] = [ms, run];
        return () => {};
      },
    });
    giveUp();
    expect(await silent).toBeNull();
    expect(waited).toBe(10_000);
  });

  it('is not followed to another host', async () => {
    const asked: RequestInit[] = [];
    const fetch = async (_: string, init: RequestInit) => {
      asked.push(init);
      throw new TypeError('redirected');
    };
    expect(await readRelayInfo('wss://relay.example.com', { fetch, after: never })).toBeNull();
    expect(asked[0]).toMatchObject({ redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer' });
  });
});
