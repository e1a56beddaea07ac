import { beforeEach, describe, expect, it } from 'vitest';
import { bodyLimit, type SeenResponse } from '../../../src/observe/page-messages';
import { mostPerMinute, type Relay, startRelay } from '../../../src/observe/relay/relay';

const origin = 'https://chatgpt.com';
const seen: SeenResponse = {
  type: 'headroom/seen',
  method: 'GET',
  url: `${origin}/backend-api/wham/usage`,
  status: 200,
  body: '{}',
  startedAt: 1_000,
  at: 2_000,
  date: null,
};
/** The same, dated by the relay. */
const passed = { ...seen, startedAt: 4_000, at: 5_000 };

let page: Window & EventTarget;
let sent: object[];
let send: (message: object) => Promise<unknown>;
let alive: boolean;
let now: number;
let paused: number[];
let gone: number;
let relay: Relay;

beforeEach(() => {
  page = Object.assign(new EventTarget(), { location: { origin } }) as unknown as Window;
  sent = [];
  paused = [];
  alive = true;
  gone = 0;
  now = 5_000;
  send = async (message) => void sent.push(message);
  relay = startRelay({
    page,
    now: () => now,
    alive: () => alive,
    send: (message) => send(message),
    pause: async (ms) => void paused.push(ms),
    onGone: () => void gone++,
  });
});

async function post(data: unknown, from: Partial<MessageEvent> = {}): Promise<void> {
  const event = Object.assign(new Event('message'), { source: page, origin, data, ...from });
  page.dispatchEvent(event);
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('the relay', () => {
  it('hands on a message of the watcher, stripped to its known fields', async () => {
    await post({ ...seen, token: 'secret' });
    expect(sent).toEqual([passed]);
    expect(relay.lastUsageAt()).toBe(5_000);
  });

  it('hands on a bare 401, which is no body', async () => {
    await post({ ...seen, status: 401, body: '' });
    expect(sent).toHaveLength(1);
    expect(relay.lastUsageAt()).toBeNull();
  });

  it('hands on a body that is not about usage, without taking it for one', async () => {
    await post({ ...seen, url: `${seen.url}/plan_limit_history?days=30` });
    expect(sent).toHaveLength(1);
    expect(relay.lastUsageAt()).toBeNull();
  });

  it('hands on a POST to the one address that is asked so', async () => {
    const tasks = { ...seen, method: 'POST', url: `${seen.url}/thread_usage/query_v2` };
    await post(tasks);
    expect(sent).toMatchObject([{ method: 'POST', url: tasks.url }]);
    expect(relay.lastUsageAt()).toBeNull();
  });

  it.each([
    ['another window', seen, { source: null }],
    ['another origin', seen, { origin: 'https://evil.example' }],
  ])('ignores %s', async (_, data, from) => {
    await post(data, from);
    expect(sent).toEqual([]);
  });

  it.each([
    ['nothing', null],
    ['text', 'headroom/seen'],
    ['a list', [seen]],
    ['another type', { ...seen, type: 'headroom/page-read' }],
    ['another method', { ...seen, method: 'POST' }],
    ['a method that is never read', { ...seen, method: 'PUT', url: `${seen.url}/thread_usage/query_v2` }],
    ['a POST to a longer path', { ...seen, method: 'POST', url: `${seen.url}/thread_usage/query_v2/x` }],
    ['a status of no use', { ...seen, status: 500 }],
    ['a 403 that says something', { ...seen, status: 403, body: '<html>' }],
    ['a body that is not text', { ...seen, body: {} }],
    ['a body too long', { ...seen, body: 'x'.repeat(bodyLimit + 1) }],
    ['an address too long', { ...seen, url: `${seen.url}?${'x'.repeat(2_000)}` }],
    ['an address elsewhere', { ...seen, url: 'https://evil.example/backend-api/wham/usage' }],
    ['a time that is none', { ...seen, at: Number.NaN }],
  ])('ignores %s', async (_, data) => {
    await post(data);
    expect(sent).toEqual([]);
  });

  it.each([
    ['tomorrow', { startedAt: 86_400_000, at: 86_401_000 }],
    ['no calendar', { startedAt: 1e300, at: 1e300 + 1e290 }],
    ['an answer before its question', { startedAt: 9_000, at: 8_000 }],
  ])('dates by its own clock what claims to be of %s', async (_, times) => {
    await post({ ...seen, ...times });
    const [{ startedAt, at } = expect.fail('nothing sent')] = sent as SeenResponse[];
    expect(at).toBe(5_000);
    expect(startedAt).toBeLessThanOrEqual(at);
    expect(startedAt).toBeGreaterThanOrEqual(at - 300_000);
  });

  it('keeps the watcher’s messages from the page, and lets the page hear all others, to the end', async () => {
    const heard: unknown[] = [];
    for (const capture of [true, false])
      page.addEventListener('message', (event) => void heard.push((event as MessageEvent).data), { capture });
    await post(seen);
    expect(heard).toEqual([]);
    await post('hello');
    expect(heard).toEqual(['hello', 'hello']);
    alive = false;
    await post(seen);
    await post(seen);
    expect(heard).toHaveLength(2);
    expect(gone).toBe(1);
  });

  it('keeps to a rate, and recovers from a flood a minute later', async () => {
    for (let i = 0; i < mostPerMinute + 20; i++) await post(seen);
    expect(sent).toHaveLength(mostPerMinute);
    now += 60_000;
    await post(seen);
    expect(sent).toHaveLength(mostPerMinute + 1);
  });

  it('tries again when the background was being stopped', async () => {
    let refusals = 2;
    send = async (message) => {
      if (refusals-- > 0) throw new Error('Could not establish connection. Receiving end does not exist.');
      sent.push(message);
    };
    await post(seen);
    expect(sent).toEqual([passed]);
    expect(paused).toHaveLength(2);
  });

  it('gives up on a message after three tries, and goes on with the next', async () => {
    let tries = 0;
    send = async () => {
      tries++;
      throw new Error('nobody there');
    };
    await post(seen);
    expect(tries).toBe(3);
    await post(seen);
    expect(tries).toBe(6);
  });

  it('falls silent for good once the extension is gone', async () => {
    let tries = 0;
    send = () => {
      tries++;
      alive = false;
      throw new Error('Extension context invalidated.');
    };
    await post(seen);
    await post(seen);
    expect(tries).toBe(1);
    expect(gone).toBe(1);
  });
});
