/** What the page experiences, once through the watched `fetch` and `XMLHttpRequest`, once through untouched ones. */
export type Outcomes = Record<string, { watched: unknown; native: unknown }>;

/**
 * Runs in the page, which must be of the site's origin: every routine twice. The untouched functions are those of an
 * empty frame, where no content script runs.
 */
export async function compareWithNative(): Promise<Outcomes> {
  type Tools = Pick<typeof globalThis, 'fetch' | 'XMLHttpRequest'>;
  const url = '/backend-api/wham/usage';
  const ask = (want: string, init: RequestInit = {}): [string, RequestInit] => [
    url,
    { headers: { 'x-want': want }, ...init },
  ];
  const settle = (work: Promise<unknown>) =>
    work.then(
      (value) => ({ value }),
      (error) => ({ name: error?.name, text: String(error?.message ?? error) }),
    );

  const read = async ({ fetch }: Tools, want: string, init?: RequestInit) => {
    const response = await fetch(...ask(want, init));
    const { status, type, ok, redirected, bodyUsed } = response;
    const body = await settle(response.text());
    const length = 'value' in body ? String(body.value).length : -1;
    return { status, type, ok, redirected, bodyUsed, after: response.bodyUsed, body: length > 100 ? length : body };
  };

  /** A stream's text, wherever a busy network has cut it into chunks. */
  const stream = async ({ fetch }: Tools, want: string) => {
    const response = await fetch(...ask(want));
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
      text += decoder.decode(read.value, { stream: true });
    return { text, used: response.bodyUsed };
  };

  const givenUp = async ({ fetch }: Tools, want: string) => {
    const response = await fetch(...ask(want));
    const reader = response.body?.getReader();
    const first = await reader?.read();
    await reader?.cancel();
    return { isEmpty: !first?.value?.length, isDone: first?.done, used: response.bodyUsed };
  };

  const abort = async ({ fetch }: Tools, when: 'before' | 'while asking' | 'after the head' | 'while reading') => {
    const controller = new AbortController();
    if (when === 'before') controller.abort();
    const asking = fetch(...ask('endless', { signal: controller.signal }));
    if (when === 'while asking') controller.abort();
    const response = await asking;
    if (when === 'after the head') controller.abort();
    const reading = response.text();
    if (when === 'while reading') setTimeout(() => controller.abort(), 50);
    return reading;
  };

  const handlers = async ({ fetch }: Tools) => {
    const order: string[] = [];
    const promise = fetch(...ask('json'));
    const isPromise = promise.constructor.name;
    await promise.then((response) => {
      order.push(`locked ${response.body?.locked}`);
      const copy = response.clone();
      return Promise.all([response.json(), copy.text()]).then((both) => order.push(JSON.stringify(both)));
    });
    return { order, isPromise };
  };

  const xhr = (
    { XMLHttpRequest }: Tools,
    want: string,
    type: XMLHttpRequestResponseType,
    act?: (one: XMLHttpRequest) => void,
  ) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const events: string[] = [];
      for (const name of ['load', 'error', 'abort', 'timeout', 'loadend'])
        request.addEventListener(name, () => {
          events.push(name);
          if (name === 'loadend')
            resolve({ events, status: request.status, response: request.response, url: request.responseURL });
        });
      request.open('GET', url);
      request.setRequestHeader('x-want', want);
      request.responseType = type;
      request.send();
      act?.(request);
    });

  const misuse = async ({ fetch, XMLHttpRequest }: Tools) => {
    const errors: unknown[] = [];
    for (const args of [[], [Symbol.iterator], ['http://['], [url, { method: 'bad method' }], [url, 7]])
      errors.push(
        await settle((fetch as (...args: unknown[]) => Promise<Response>)(...args).then((one) => one.status)),
      );
    for (const args of [[], ['GET'], ['TRACE', url], ['GET', 'http://[']]) {
      try {
        (new XMLHttpRequest().open as unknown as (...args: unknown[]) => void).apply(new XMLHttpRequest(), args);
        errors.push(null);
      } catch (error) {
        errors.push({ name: (error as Error).name, text: (error as Error).message });
      }
    }
    return errors;
  };

  const routines: Record<string, (tools: Tools) => Promise<unknown>> = {
    'a plain answer': (tools) => read(tools, 'json'),
    'an answer that is not JSON': (tools) => read(tools, 'html'),
    'a huge answer': (tools) => read(tools, 'huge'),
    'a server error': (tools) => read(tools, '500'),
    'a 304': (tools) => read(tools, '304', { headers: { 'x-want': '304', 'if-none-match': '"x"' } }),
    'an opaque answer': (tools) => read(tools, 'json', { mode: 'no-cors', headers: {} }),
    'a hang-up': (tools) => read(tools, 'hang-up'),
    'a body that breaks': (tools) => read(tools, 'broken'),
    'a stream read to its end': (tools) => stream(tools, 'slow'),
    'a stream given up': (tools) => givenUp(tools, 'slow'),
    'an event stream': (tools) => stream(tools, 'events'),
    'aborted before': (tools) => abort(tools, 'before'),
    'aborted while asking': (tools) => abort(tools, 'while asking'),
    'aborted after the head': (tools) => abort(tools, 'after the head'),
    'aborted while reading': (tools) => abort(tools, 'while reading'),
    'the order of things': (tools) => handlers(tools),
    'XHR as text': (tools) => xhr(tools, 'json', ''),
    'XHR as JSON': (tools) => xhr(tools, 'json', 'json'),
    'XHR as JSON that is none': (tools) => xhr(tools, 'html', 'json'),
    'XHR hung up on': (tools) => xhr(tools, 'hang-up', ''),
    'XHR aborted': (tools) => xhr(tools, 'endless', '', (request) => setTimeout(() => request.abort(), 50)),
    misuse,
  };

  const frame = document.body.appendChild(document.createElement('iframe'))
    .contentWindow as unknown as typeof globalThis;
  const native: Tools = { fetch: frame.fetch.bind(frame), XMLHttpRequest: frame.XMLHttpRequest };
  const unhandled: string[] = [];
  addEventListener('unhandledrejection', ({ reason }) => void unhandled.push(String(reason)));
  const outcomes: Outcomes = {};
  for (const [name, routine] of Object.entries(routines)) {
    const watchedOutcome = await settle(routine(window));
    outcomes[name] = { watched: watchedOutcome, native: await settle(routine(native)) };
  }
  outcomes['rejections nobody handled'] = { watched: unhandled, native: [] };
  return JSON.parse(JSON.stringify(outcomes));
}
