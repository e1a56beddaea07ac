// The usage stream: `text/event-stream`, whose frames carry whole usage bodies, by `fetch` and by `EventSource`.
import { bodyLimit } from '../page-messages';
import { apply, type PageWindow, swallowErrors, wrapNative } from './natives';
import type { KnowsAddress, Take } from './report';

/**
 * Reads a copy of a stream frame by frame, as long as the page reads its own: when the page cancels its body, or is left, the
 * copy is cancelled too, so that we never keep a connection open. A frame longer than `bodyLimit` is skipped.
 */
export function readFrames(page: PageWindow, response: Response, take: Take): void {
  const { clone } = page.Response.prototype;
  const reader = (apply(clone, response, []) as Response).body?.getReader();
  if (!reader) return;
  const cancel = swallowErrors(() => void reader.cancel().catch(nothing));
  followCancel(response.body, cancel);
  page.addEventListener('pagehide', cancel, { once: true });
  const frames = createFrameReader(take);
  const decoder = new page.TextDecoder();
  const next = (): Promise<void> =>
    reader.read().then(({ done, value }) => {
      if (done) return;
      frames(decoder.decode(value, { stream: true }));
      return next();
    });
  next().catch(nothing);
}

/** Frames end with an empty line; their `data:` lines belong together. Takes pieces of text cut anywhere. */
export function createFrameReader(take: Take): (piece: string) => void {
  let rest = '';
  let data = '';
  const line = (text: string) => {
    if (text === '') {
      if (data && data.length <= bodyLimit) take(data);
      data = '';
    } else if (text.startsWith('data:') && data.length <= bodyLimit) data += (data && '\n') + text.slice(5).trimStart();
  };
  return (piece) => {
    // A carriage return at the end may be half of a line's end.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) line(text);
    // Too long to be of use: its beginning is dropped, and `data` marked as too long.
    if (rest.length > bodyLimit) [rest, data] = ['', 'x'.repeat(bodyLimit + 1)];
  };
}

/** Calls `cancelled` when the page cancels this body, by itself or through a reader. */
function followCancel(body: ReadableStream | null, cancelled: () => void): void {
  if (!body) return;
  const follow = (of: { cancel: (reason?: unknown) => Promise<void> }) => {
    of.cancel = wrapNative(of.cancel, cancelled);
  };
  follow(body);
  body.getReader = wrapNative(body.getReader, (_, __, reader) => follow(reader)) as typeof body.getReader;
}

/** Listens to the frames of every `EventSource` of a known address. What the page sees of it stays as it was. */
export function watchEventSource(page: PageWindow, knows: KnowsAddress, framesOf: (url: string) => Take): void {
  const { EventSource: Original } = page;
  if (!Original) return;
  const { addEventListener } = Original.prototype;
  page.EventSource = new Proxy(Original, {
    construct(target, args, newTarget) {
      const source = Reflect.construct(target, args, newTarget) as EventSource;
      swallowErrors(() => {
        if (!knows(source.url, page.document)) return;
        const take = framesOf(source.url);
        const onFrame = swallowErrors(({ data }: MessageEvent) => {
          if (typeof data === 'string' && data.length <= bodyLimit) take(data);
        });
        for (const type of ['message', 'usage.snapshot']) apply(addEventListener, source, [type, onFrame]);
      })();
      return source;
    },
  });
}

function nothing(): void {}
