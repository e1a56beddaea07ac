import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFrameReader, watchEventSource } from '../../../src/observe/interceptor/watch-stream';
import { bodyLimit } from '../../../src/observe/page-messages';
import { type Answer, layStage, type Stage } from '../../support/watched-page';

const address = '/backend-api/wham/usage/stream';

let answer: Answer;
let stage: Stage;

beforeEach(async () => {
  stage = await layStage((request, response) => answer(request, response));
});

afterEach(() => stage.close());

const frame = (text: string) => `event: usage.snapshot\ndata: ${text}\n\n`;
const bodies = () => stage.posted.map(({ message }) => message.body);

/** Answers with a stream that stays open; returns what sends a piece, and whether the other side has hung up. */
function openStream() {
  const state = { closed: false, send: (_: string | Uint8Array) => {} };
  answer = (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    state.send = (piece) => response.write(piece);
    request.on('close', () => {
      state.closed = true;
    });
  };
  return state;
}

describe('a stream asked for by fetch', () => {
  it('is read frame by frame while it goes on, and the page reads every byte of its own', async () => {
    const stream = openStream();
    stage.watch();
    const response = await stage.page.fetch(`${stage.origin}${address}`);
    const reader = response.body?.getReader();
    stream.send(frame('{"sequence":1}'));
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(frame('{"sequence":1}'));
    await stage.settled();
    expect(bodies()).toEqual(['{"sequence":1}']);
    stream.send(frame('{"sequence":2}'));
    await reader?.read();
    await stage.settled();
    expect(bodies()).toEqual(['{"sequence":1}', '{"sequence":2}']);
    await reader?.cancel();
  });

  it('joins a frame that is cut inside a character', async () => {
    const stream = openStream();
    stage.watch();
    const response = await stage.page.fetch(`${stage.origin}${address}`);
    const bytes = new TextEncoder().encode(frame('{"name":"日本"}'));
    stream.send(bytes.slice(0, 41));
    await stage.settled();
    stream.send(bytes.slice(41));
    await stage.settled();
    expect(bodies()).toEqual(['{"name":"日本"}']);
    await response.body?.cancel();
  });

  it.each([
    ['its body', (response: Response) => response.body?.cancel()],
    ['its reader', (response: Response) => response.body?.getReader().cancel()],
  ])('is let go when the page cancels %s: no connection is kept open by us', async (_, cancel) => {
    const stream = openStream();
    stage.watch();
    await cancel(await stage.page.fetch(`${stage.origin}${address}`));
    await until(() => stream.closed);
  });

  it('is let go when the page aborts', async () => {
    const stream = openStream();
    stage.watch();
    const controller = new AbortController();
    const response = await stage.page.fetch(`${stage.origin}${address}`, { signal: controller.signal });
    const reading = expect(response.text()).rejects.toMatchObject({ name: 'AbortError' });
    await stage.settled();
    controller.abort();
    await reading;
    await until(() => stream.closed);
  });

  it('is no longer read once the page is left', async () => {
    const stream = openStream();
    stage.watch();
    const response = await stage.page.fetch(`${stage.origin}${address}`);
    stage.leave();
    stream.send(frame('{"sequence":1}'));
    await stage.settled();
    expect(bodies()).toEqual([]);
    await response.body?.cancel();
  });

  it('passes ten thousand frames without holding up the page', async () => {
    const text = Array.from({ length: 10_000 }, (_, sequence) => frame(`{"sequence":${sequence}}`)).join('');
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);
    stage.watch();
    const response = await stage.page.fetch(`${stage.origin}${address}`);
    expect((await response.text()).length).toBe(text.length);
    await until(() => stage.posted.length === 10_000);
  });
});

describe('createFrameReader', () => {
  const read = (...pieces: readonly string[]) => {
    const frames: string[] = [];
    const take = createFrameReader((data) => frames.push(data));
    for (const piece of pieces) take(piece);
    return frames;
  };

  it.each([
    ['line feeds', 'data: a\n\n'],
    ['carriage returns and line feeds', 'data: a\r\n\r\n'],
    ['carriage returns', 'data: a\r\rdata'],
  ])('knows frames that end with %s', (_, text) => {
    expect(read(text)).toEqual(['a']);
  });

  it('reads the same wherever the text is cut', () => {
    const text = ': comment\r\nid: 7\r\ndata: one\r\ndata: two\r\n\r\ndata:three\n\n';
    for (let cut = 1; cut < text.length; cut++)
      expect(read(text.slice(0, cut), text.slice(cut))).toEqual(['one\ntwo', 'three']);
  });

  it('waits for the end of half a frame', () => {
    expect(read('data: {"half":')).toEqual([]);
  });

  it('skips a frame over the limit and reads the next', () => {
    const long = 'x'.repeat(600_000);
    expect(read(`data: ${long}\ndata: ${long}\n\n`, 'data: next\n\n')).toEqual(['next']);
    expect(read('data: ', ...Array.from({ length: 3 }, () => 'x'.repeat(bodyLimit / 2)), '\n\ndata: next\n\n')).toEqual(
      ['next'],
    );
  });
});

describe('a stream asked for by EventSource', () => {
  class FakeSource extends EventTarget {
    readonly url: string;
    constructor(url: string) {
      super();
      this.url = new URL(url, stage.origin).href;
    }
  }
  const watched = () => {
    const taken: string[] = [];
    const page = { EventSource: FakeSource, document: { baseURI: stage.origin } } as never as typeof stage.page;
    const isKnown = (url: string) => stage.knows('GET', url, page.document);
    watchEventSource(page, (url) => isKnown(url) && ((data) => taken.push(data)));
    return { page, taken };
  };
  const message = (type: string, data: unknown) => Object.assign(new Event(type), { data });

  it.each(['message', 'usage.snapshot'])('is heard by its event "%s"', (type) => {
    const { page, taken } = watched();
    const source = new page.EventSource(address);
    source.dispatchEvent(message(type, '{"sequence":1}'));
    expect(taken).toEqual(['{"sequence":1}']);
    expect(source).toBeInstanceOf(FakeSource);
  });

  it('is left alone at any other address', () => {
    const { page, taken } = watched();
    new page.EventSource('/backend-api/wham/tasks/stream').dispatchEvent(message('message', '{}'));
    expect(taken).toEqual([]);
  });

  it('prints as the class it was, and can be extended', () => {
    const { page, taken } = watched();
    expect(String(page.EventSource)).toBe(String(FakeSource));
    class Own extends page.EventSource {}
    const source = new Own(address);
    source.dispatchEvent(message('message', '{}'));
    expect([source instanceof Own, source instanceof FakeSource, taken]).toEqual([true, true, ['{}']]);
  });

  it('throws the page’s own error for an address that is none', () => {
    expect(() => new (watched().page.EventSource)('http://[')).toThrow(TypeError);
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
}
