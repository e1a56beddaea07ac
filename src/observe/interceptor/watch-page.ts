// Runs in the page's world before the page's own scripts: sees which requests leave, and reads copies of the few it knows.
import { bodyLimit, type Method, type SeenResponse, tooLarge } from '../page-messages';
import { apply, type PageWindow, whenResolved } from './natives';
import type { Follow, KnowsRequest, ReportResponse } from './report';
import { watchFetch } from './watch-fetch';
import { readFrames, watchEventSource } from './watch-stream';
import { watchXhr } from './watch-xhr';

/** The windows watched already. A mark on the window itself would reveal the extension to every page. */
const watched = new WeakSet<object>();

/**
 * Watches `fetch`, `XMLHttpRequest` and `EventSource` of a page, and posts a `SeenResponse` to the page's own origin for
 * every response to a known request. It holds the text of a 200, each frame of a stream, `tooLarge` instead of a body over
 * `bodyLimit`, or only the status of a 401 or 403. The page keeps its own promise, response and errors. A second call on
 * the same window does nothing. Requests made by the page's workers happen in another world and stay unseen.
 */
export function watchPage(page: PageWindow, knows: KnowsRequest): void {
  if (watched.has(page)) return;
  watched.add(page);
  const { origin } = page;
  const { text } = page.Response.prototype;
  const post = page.postMessage.bind(page);
  const { now } = Date;

  const isKnown = (method: string, url: string | URL | Request) => knows(method, url, page.document);
  const send = (method: string, url: string, status: number, body: string, startedAt: number, date: string | null) => {
    const upper = method.toUpperCase() as Method;
    post(
      { type: 'headroom/seen', method: upper, url, status, body, startedAt, at: now(), date } satisfies SeenResponse,
      origin,
    );
  };
  // A frame is as new as its arrival: the headers of its stream may be hours old.
  const framesOf = (url: string) => (data: string) => send('GET', url, 200, data, now(), null);

  const reportOf =
    (method: string, startedAt: number): ReportResponse =>
    // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: every page of the site carries it, and a split costs bytes
    (url, status, header, copy, original) => {
      if (!isKnown(method, url)) return;
      const sendThis = (status: number, body: string) => send(method, url, status, body, startedAt, header('date'));
      if (status === 401 || status === 403) sendThis(status, '');
      if (status !== 200) return;
      if (header('content-type')?.includes('event-stream')) readFrames(page, copy(), original, framesOf(url));
      else if (+(header('content-length') as string) > bodyLimit) sendThis(tooLarge, '');
      else
        whenResolved(apply(text, copy(), []), (body) =>
          body.length > bodyLimit ? sendThis(tooLarge, '') : sendThis(200, body),
        );
    };
  const follow: Follow = (method, asked) => isKnown(method, asked) && reportOf(method, now());

  watchFetch(page, follow);
  watchXhr(page, follow);
  watchEventSource(page, (url) => isKnown('GET', url) && framesOf(url));
}
