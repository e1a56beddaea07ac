// The usage stream: `text/event-stream`, whose frames carry whole usage bodies, by `fetch` and by `EventSource`.
import { bodyLimit } from '../page-messages';
import { apply, ignore, type PageWindow, swallowErrors, whenResolved, wrapNative } from './natives';
import type { Take } from './report';

/**
 * Reads a copy of a stream frame by frame, for as long as the page reads its own. When the page cancels its body, or is left, the
 * copy is cancelled too, so that we never keep a connection open. Does nothing without an `original`: an `XMLHttpRequest` hands
 * over a stream once it has ended, when its frames are old.
 */
export function readFrames(page: PageWindow, copy: Response, original: Response | undefined, take: Take): void {
  const body = original?.body;
  const reader = copy.body?.getReader();
  if (!body || !reader) return;
  const cancel = () => whenResolved(reader.cancel(), ignore);
  const follow = (own: { cancel: (reason?: unknown) => Promise<void> }) => {
    own.cancel = wrapNative(own.cancel, cancel);
  };
  follow(body);
  body.getReader = wrapNative(body.getReader, (_, __, own) => follow(own)) as typeof body.getReader;
  page.addEventListener('pagehide', cancel);

  const frames = createFrameReader(take);
  const decoder = new page.TextDecoder();
  const next = () =>
    whenResolved(reader.read(), ({ done, value }) => {
      if (done) return;
      frames(decoder.decode(value, { stream: true }));
      next();
    });
  next();
}

/** Takes pieces of a stream, cut anywhere. Frames end with an empty line. One longer than `bodyLimit` is skipped. */
export function createFrameReader(take: Take): (piece: string) => void {
  let rest = '';
  let isTooLong = false;
  return (piece) => {
    const frames = (rest + piece).split(/\r\n\r\n|\n\n|\r\r/);
    rest = frames.pop() as string;
    for (const frame of frames) {
      // The `data:` lines of a frame belong together.
      const data = frame.match(/(?<=^data: *)[^ \r\n].*/gm)?.join('\n');
      if (data && data.length <= bodyLimit && !isTooLong) take(data);
      isTooLong = false;
    }
    if (rest.length > bodyLimit) [rest, isTooLong] = ['', true];
  };
}

/**
 * Listens to the frames of every `EventSource` whose address `framesOf` knows. What the page sees of it stays as it was.
 */
export function watchEventSource(page: PageWindow, framesOf: (url: string) => Take | false): void {
  const { EventSource } = page;
  if (!EventSource) return;
  const { addEventListener } = EventSource.prototype;
  page.EventSource = wrapNative(EventSource, (_, __, source) => {
    const take = framesOf(source.url);
    const onFrame = swallowErrors(({ data }: MessageEvent) => (take as Take)(data));
    for (const type of ['message', 'usage.snapshot']) take && apply(addEventListener, source, [type, onFrame]);
  });
}
