// Runs in the page's world before the page's own scripts: sees which requests leave, reads copies of the few it knows.

import { bodyLimit, type SeenResponse, tooLarge } from '../page-messages';
import { type PageWindow, swallowErrors } from './natives';
import type { KnowsAddress, ReportResponse } from './report';
import { watchFetch } from './watch-fetch';
import { watchEventSource } from './watch-stream';
import { watchXhr } from './watch-xhr';

const mark = Symbol.for('headroom.watch');

/**
 * Watches `fetch` and `XMLHttpRequest` of a page and posts a `SeenBody` to the page's own origin for every answer of a
 * known GET: the text of a 200, each frame of an event stream, `tooLarge` in place of one over `bodyLimit`, the bare status of a 401 or
 * 403, nothing else.
 * The page keeps its very own promise, response and errors. A second call on the same window does nothing.
 * Requests made by the page's workers happen in another world and stay unseen.
 */
export function watchPage(page: PageWindow & { [mark]?: true }, knows: KnowsAddress): void {
  if (page[mark]) return;
  page[mark] = true;
  const { origin } = page.location;
  const post = page.postMessage.bind(page);
  const { now } = Date;

  const send = swallowErrors((url: string, status: number, body: string, startedAt: number, date: string | null) => {
    const seen: SeenResponse = {
      type: 'headroom/seen',
      method: 'GET',
      url,
      status,
      body,
      startedAt,
      at: now(),
      date,
    };
    post(seen, origin);
  });
  // A frame is as new as its arrival: the headers of its stream may be hours old.
  const framesOf = (url: string) => (data: string) => send(url, 200, data, now(), null);

  const report: ReportResponse = (url, status, header, startedAt, read, readFrames) => {
    if (!knows(url, page.document)) return;
    const tell = (status: number, body: string) => send(url, status, body, startedAt, header('date'));
    const take = (body: string) => (body.length > bodyLimit ? tell(tooLarge, '') : tell(status, body));
    if (status === 401 || status === 403) tell(status, '');
    if (status !== 200) return;
    if (header('content-type')?.includes('event-stream')) return readFrames?.(framesOf(url));
    if (Number(header('content-length')) > bodyLimit) tell(tooLarge, '');
    else read(take);
  };

  watchFetch(page, knows, now, report);
  watchXhr(page, knows, now, report);
  watchEventSource(page, knows, framesOf);
}
