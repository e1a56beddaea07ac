import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchPage } from '../../../src/observe/interceptor/watch-page';
import { bodyLimit, tooLarge } from '../../../src/observe/page-messages';
import { type Answer, layStage, type Stage } from '../../support/watched-page';

const usage = '/backend-api/wham/usage';
const body = JSON.stringify({ plan_type: 'plus' });

const json: Answer = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json', date: 'Sat, 21 Nov 2026 09:00:00 GMT' }).end(body);

let answer: Answer = json;
let stage: Stage;

beforeEach(async () => {
  answer = json;
  stage = await layStage((request, response) => answer(request, response));
  stage.watch();
});

afterEach(() => stage.close());

describe('an answer the watcher knows', () => {
  it('is posted to the own origin with its text, its address and its times', async () => {
    const before = Date.now();
    const response = await stage.page.fetch(`${stage.origin}${usage}`);
    expect(await response.json()).toEqual({ plan_type: 'plus' });
    await stage.settled();
    expect(stage.posted).toHaveLength(1);
    const [{ message, origin } = expect.fail('nothing posted')] = stage.posted;
    expect(origin).toBe(stage.origin);
    expect(message).toMatchObject({ type: 'headroom/seen', method: 'GET', status: 200, body });
    expect(message.url).toBe(`${stage.origin}${usage}`);
    expect(message.date).toBe('Sat, 21 Nov 2026 09:00:00 GMT');
    expect(message.startedAt).toBeGreaterThanOrEqual(before);
    expect(message.at).toBeGreaterThanOrEqual(message.startedAt);
  });

  it.each([
    ['a string', () => [`${stage.origin}${usage}`]],
    ['a relative string', () => [`../..${usage}`]],
    ['a URL', () => [new URL(`${stage.origin}${usage}`)]],
    ['a Request', () => [new Request(`${stage.origin}${usage}`)]],
    ['a method in small letters', () => [`${stage.origin}${usage}`, { method: 'get' }]],
    ['a query', () => [`${stage.origin}${usage}?x=/consume`]],
  ])('is seen when asked for by %s', async (_, args) => {
    const real = globalThis.fetch;
    // A browser resolves against the document; Node has none.
    stage = await relayed(stage, (input, init) =>
      real(typeof input === 'string' ? new URL(input, stage.page.document.baseURI) : input, init),
    );
    await stage.page.fetch(...(args() as Parameters<typeof fetch>)).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toHaveLength(1);
  });

  it.each([401, 403])('is passed as a bare status when it is %i', async (status) => {
    answer = (_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<p>who are you</p>');
    const response = await stage.page.fetch(`${stage.origin}${usage}`);
    expect(await response.text()).toBe('<p>who are you</p>');
    await stage.settled();
    expect(stage.posted.map(({ message }) => [message.status, message.body])).toEqual([[status, '']]);
  });

  it('reaches the page whole when it is HTML or cut short', async () => {
    for (const text of ['<html>', '{"plan_type":"pl']) {
      answer = (_, response) => response.end(text);
      expect(await (await stage.page.fetch(`${stage.origin}${usage}`)).text()).toBe(text);
    }
    await stage.settled();
    expect(stage.posted.map(({ message }) => message.body)).toEqual(['<html>', '{"plan_type":"pl']);
  });
});

describe('what is none of ours', () => {
  it.each([
    ['a longer path', `${usage}/`, {}],
    ['a neighbour', `${usage}/thread_usage/query`, {}],
    ['the reset list with a slash', '/backend-api/wham/rate-limit-reset-credits/', {}],
    ['the path that spends a reset', '/backend-api/wham/rate-limit-reset-credits/consume', { method: 'POST' }],
    ['the same path read', '/backend-api/wham/rate-limit-reset-credits/consume', {}],
    ['another method', usage, { method: 'POST' }],
    ['a HEAD', usage, { method: 'HEAD' }],
    ['a Request with another method', usage, { method: 'DELETE' }],
    ['the path inside a query', `/other?to=${usage}`, {}],
    ['a conversation', '/backend-api/conversation', {}],
  ])('is left alone: %s', async (_, path, init) => {
    await stage.page.fetch(`${stage.origin}${path}`, init).then((response) => response.text());
    await stage.page.fetch(new Request(`${stage.origin}${path}`, init)).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toEqual([]);
    expect(stage.asked).toHaveLength(2);
  });

  it('is not looked at twice: a foreign host with our path', async () => {
    const elsewhere = await layStage(json);
    await stage.page.fetch(`${elsewhere.origin}${usage}`).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toEqual([]);
    await elsewhere.close();
  });

  it('is not taken for ours because it was redirected from there', async () => {
    answer = (request, response) =>
      request.url === usage ? response.writeHead(302, { location: '/login' }).end() : response.end('{}');
    expect((await stage.page.fetch(`${stage.origin}${usage}`)).redirected).toBe(true);
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });

  it.each([
    ['a body announced as too long, which is said', 'application/json', 'x'.repeat(bodyLimit + 1), [[tooLarge, '']]],
  ])('is not read: %s', async (_, type, text, told) => {
    const headers = { 'content-type': type, 'content-length': text.length };
    answer = (_, response) => response.writeHead(200, headers).end(text);
    const response = await stage.page.fetch(`${stage.origin}${usage}`);
    const read = trackReads(response);
    expect((await response.text()).length).toBe(text.length);
    await stage.settled();
    expect(stage.posted.map(({ message }) => [message.status, message.body])).toEqual(told);
    expect(read.clones).toBe(0);
  });

  it('is dropped, and said to be: a body that turns out too long', async () => {
    answer = (_, response) => response.writeHead(200).end('x'.repeat(bodyLimit + 1));
    expect((await (await stage.page.fetch(`${stage.origin}${usage}`)).text()).length).toBe(bodyLimit + 1);
    await stage.settled();
    expect(stage.posted.map(({ message }) => [message.status, message.body])).toEqual([[tooLarge, '']]);
  });

  it.each([204, 304, 429, 500])('is not read: a %i', async (status) => {
    answer = (_, response) => response.writeHead(status).end();
    expect((await stage.page.fetch(`${stage.origin}${usage}`)).status).toBe(status);
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });
});

describe('the page', () => {
  it('gets the very promise and response that fetch made', async () => {
    const made: unknown[] = [];
    const real = globalThis.fetch;
    stage = await relayed(stage, (...args) => {
      const promise = real(...args).then((response) => {
        made.push(response);
        return response;
      });
      made.push(promise);
      return promise;
    });
    const promise = stage.page.fetch(`${stage.origin}${usage}`);
    const response = await promise;
    expect(promise).toBe(made[0]);
    expect(response).toBe(made[1]);
    expect(response.bodyUsed).toBe(false);
    expect(response.body?.locked).toBe(false);
  });

  it('sees its own abort, before and while the body arrives, and nothing of ours', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const early = new AbortController();
    const pending = stage.page.fetch(`${stage.origin}${usage}`, { signal: early.signal });
    early.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });

    answer = (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":');
    const late = new AbortController();
    const response = await stage.page.fetch(`${stage.origin}${usage}`, { signal: late.signal });
    const reading = response.text();
    late.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await stage.settled();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(stage.posted).toEqual([]);
  });

  it('gets a stream piece by piece while a copy is read', async () => {
    let more: () => void = () => {};
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":');
      more = () => response.end('1}');
    };
    const response = await stage.page.fetch(`${stage.origin}${usage}`);
    const reader = response.body?.getReader() ?? expect.fail('no body');
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('{"a":');
    more();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('1}');
    await stage.settled();
    expect(stage.posted.map(({ message }) => message.body)).toEqual(['{"a":1}']);
  });

  it('gets the network error it would have got, also when the connection breaks in the body', async () => {
    answer = (_, response) => response.destroy();
    await expect(stage.page.fetch(`${stage.origin}${usage}`)).rejects.toThrow(TypeError);
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 10 }).write('{');
      setTimeout(() => response.destroy(), 5);
    };
    const response = await stage.page.fetch(`${stage.origin}${usage}`);
    await expect(response.text()).rejects.toThrow(TypeError);
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });

  it.each([
    ['nothing', []],
    ['null', [null]],
    [
      'an object that throws',
      [
        {
          get url() {
            throw new Error('mine');
          },
          toString: (): string => 'http://127.0.0.1:1/',
        },
      ],
    ],
    ['a bad address', ['http://[backend-api/']],
    ['a symbol', [Symbol('x')]],
  ])('gets the rejection of fetch itself when it asks for %s', async (_, args) => {
    const native = await globalThis.fetch(...(args as unknown as Parameters<typeof fetch>)).catch((error) => error);
    const watched = await stage.page.fetch(...(args as unknown as Parameters<typeof fetch>)).catch((error) => error);
    expect(watched).toBeInstanceOf(TypeError);
    expect(watched.message).toBe(native.message);
  });

  it('gets what fetch throws at once', async () => {
    stage = await relayed(stage, () => {
      throw new RangeError('not today');
    });
    expect(() => stage.page.fetch(`${stage.origin}${usage}`)).toThrow(RangeError);
  });

  it('finds fetch as it was: text, name, length, descriptor, own keys', () => {
    const { fetch: native } = globalThis;
    const page = anew({ fetch: native });
    const before = describeFunction(page, 'fetch');
    watchPage(page, stage.knows);
    expect(page.fetch).not.toBe(native);
    expect(describeFunction(page, 'fetch')).toEqual(before);
    expect(`${page.fetch}`).toBe(`${native}`);
  });

  it('is watched once, however often the script is put in', async () => {
    const once = stage.page.fetch;
    stage.watch();
    expect(stage.page.fetch).toBe(once);
    await stage.page.fetch(`${stage.origin}${usage}`).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toHaveLength(1);
  });

  it('cannot be disturbed by, nor disturb, what it overrides later', async () => {
    const page = anew({ Response: class extends Response {} });
    stage = { ...stage, page };
    watchPage(page, stage.knows);
    const { clone } = Response.prototype;
    Response.prototype.clone = () => expect.fail('the page was called');
    try {
      await page.fetch(`${stage.origin}${usage}`).then((response) => response.text());
      await stage.settled();
    } finally {
      Response.prototype.clone = clone;
    }
    expect(stage.posted.length).toBeGreaterThan(0);
  });
});

/** The stage's page with other parts, as if nobody had watched it yet. */
function anew(parts: object): typeof stage.page {
  return { ...stage.page, ...parts } as unknown as typeof stage.page;
}

/** The same stage with another fetch underneath, watched again. */
async function relayed(from: Stage, fetch: typeof globalThis.fetch): Promise<Stage> {
  const page = anew({ fetch });
  watchPage(page, from.knows);
  return { ...from, page };
}

function describeFunction(owner: object, key: string): unknown {
  const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? expect.fail(`no ${key}`);
  const { name, length } = value;
  return { text: value.toString(), name, length, keys: Reflect.ownKeys(value), flags, prototype: 'prototype' in value };
}

function trackReads(response: Response): { clones: number } {
  const reads = { clones: 0 };
  const { clone } = response;
  response.clone = () => {
    reads.clones++;
    return clone.call(response);
  };
  return reads;
}

describe('the one address that is asked by POST', () => {
  const tasks = '/backend-api/wham/usage/thread_usage/query_v2';

  it.each([
    ['fetch', () => [`${stage.origin}${tasks}`, { method: 'post', body: '{"threads":[]}' }]],
    ['a Request', () => [new Request(`${stage.origin}${tasks}`, { method: 'POST', body: '{"threads":[]}' })]],
  ])('is seen by %s: its response, and nothing of what was asked', async (_, args) => {
    await stage.page.fetch(...(args() as Parameters<typeof fetch>)).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toHaveLength(1);
    expect(stage.posted[0]?.message).toMatchObject({
      method: 'POST',
      url: `${stage.origin}${tasks}`,
      status: 200,
      body,
    });
    expect(JSON.stringify(stage.posted)).not.toContain('threads');
  });

  it.each(['GET', 'PUT', 'DELETE'])('is left alone by %s', async (method) => {
    await stage.page.fetch(`${stage.origin}${tasks}`, { method }).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });

  it('is not taken for what it was redirected to', async () => {
    answer = (request, response) =>
      request.url === tasks ? response.writeHead(307, { location: usage }).end() : response.end(body);
    await stage.page.fetch(`${stage.origin}${tasks}`, { method: 'POST' }).then((response) => response.text());
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });
});
