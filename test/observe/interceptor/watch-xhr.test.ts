import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, layStage, type Stage } from '../../support/watched-page';

const usage = '/backend-api/wham/usage';
const body = '{"plan_type":"plus"}';

let answer: Answer;
let stage: Stage;

beforeEach(async () => {
  answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  stage = await layStage((request, response) => answer(request, response));
});

afterEach(() => stage.close());

interface Asked {
  readonly method?: string;
  readonly type?: XMLHttpRequestResponseType;
  readonly reuse?: XMLHttpRequest;
}

function ask(address: string | URL, { method = 'GET', type = '', reuse }: Asked = {}): Promise<XMLHttpRequest> {
  const request = reuse ?? new stage.page.XMLHttpRequest();
  return new Promise((resolve) => {
    request.addEventListener('loadend', () => resolve(request), { once: true });
    request.open(method, address);
    request.responseType = type;
    request.send();
  });
}

describe('XMLHttpRequest', () => {
  it.each(['', 'text', 'json'] as const)(
    'is seen when it asks for "%s", and answers the page as ever',
    async (type) => {
      stage.watch();
      const request = await ask(`${stage.origin}${usage}`, { type });
      expect(request.response).toEqual(type === 'json' ? JSON.parse(body) : body);
      await stage.settled();
      expect(stage.posted.map(({ message }) => [message.status, message.body])).toEqual([[200, body]]);
    },
  );

  it('is seen by a URL object', async () => {
    stage.watch();
    await ask(new URL(`${stage.origin}${usage}`));
    await stage.settled();
    expect(stage.posted).toHaveLength(1);
  });

  it.each(['arraybuffer', 'blob'] as const)('is read, too, when it asks for bytes as %s', async (type) => {
    stage.watch();
    const request = await ask(`${stage.origin}${usage}`, { type });
    expect(request.response.byteLength ?? request.response.size).toBe(body.length);
    await stage.settled();
    expect(stage.posted.map(({ message }) => message.body)).toEqual([body]);
  });

  it.each([401, 403])('is passed as a bare status when the answer is %i', async (status) => {
    answer = (_, response) => response.writeHead(status).end('no');
    stage.watch();
    await ask(`${stage.origin}${usage}`);
    await stage.settled();
    expect(stage.posted.map(({ message }) => [message.status, message.body])).toEqual([[status, '']]);
  });

  it.each([
    ['POST', usage],
    ['GET', `${usage}/`],
    ['GET', '/backend-api/wham/rate-limit-reset-credits/consume'],
    ['GET', '/api/auth/session'],
  ])('is left alone for %s %s', async (method, path) => {
    stage.watch();
    await ask(`${stage.origin}${path}`, { method });
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });

  it('forgets a known address when the same object is opened for another', async () => {
    stage.watch();
    const request = new stage.page.XMLHttpRequest();
    request.open('GET', `${stage.origin}${usage}`);
    await ask(`${stage.origin}${usage}`, { method: 'POST', reuse: request });
    await stage.settled();
    expect(stage.posted).toEqual([]);
    await ask(`${stage.origin}${usage}`, { reuse: request });
    await stage.settled();
    expect(stage.posted).toHaveLength(1);
  });

  it('stays the class it was: prototype, instances, text of its methods', () => {
    const { XMLHttpRequest } = stage.page;
    const native = XMLHttpRequest.prototype.open;
    const keys = Reflect.ownKeys(XMLHttpRequest.prototype);
    const flags = { ...Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open'), value: null };
    stage.watch();
    expect(stage.page.XMLHttpRequest).toBe(XMLHttpRequest);
    expect(new XMLHttpRequest()).toBeInstanceOf(XMLHttpRequest);
    expect(Reflect.ownKeys(XMLHttpRequest.prototype)).toEqual(keys);
    const { open } = XMLHttpRequest.prototype;
    expect(open).not.toBe(native);
    expect(open.toString()).toBe(native.toString());
    expect([open.name, open.length]).toEqual([native.name, native.length]);
    expect({ ...Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'open'), value: null }).toEqual(flags);
  });

  it('throws what it threw', () => {
    stage.watch();
    const open = stage.page.XMLHttpRequest.prototype.open as unknown as (...args: unknown[]) => void;
    expect(() => open.call({}, 'GET', usage)).toThrow();
  });

  it('fires error and no load when the connection breaks', async () => {
    answer = (_, response) => response.destroy();
    stage.watch();
    const request = await ask(`${stage.origin}${usage}`);
    expect(request.status).toBe(0);
    await stage.settled();
    expect(stage.posted).toEqual([]);
  });
});
