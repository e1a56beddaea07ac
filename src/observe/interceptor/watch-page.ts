// Runs in the page's world before the page's own scripts: sees which requests leave, reads copies of the few it knows.

import { bodyLimit, type SeenResponse, tooLarge } from '../page-messages';
import { type PageWindow, swallowErrors } from './natives';
import type { Knows, Report } from './report';
import { watchFetch } from './watch-fetch';
import { watchXhr } from './watch-xhr';

const mark = Symbol.for('headroom.watch');

/**
 * Watches `fetch` and `XMLHttpRequest` of a page and posts a `SeenBody` to the page's own origin for every answer of a
 * known GET: the text of a 200 (no event stream), `tooLarge` in place of one over `bodyLimit`, the bare status of a 401 or
 * 403, nothing else.
 * The page keeps its very own promise, response and errors. A second call on the same window does nothing.
 * Requests made by the page's workers happen in another world and stay unseen.
 */
export function watchPage(page: PageWindow & { [mark]?: true }, knows: Knows): void {
  if (page[mark]) return;
  page[mark] = true;
  const { origin } = page.location;
  const post = page.postMessage.bind(page);
  const { now } = Date;

  const report: Report = (url, status, header, startedAt, read) => {
    if (!knows(url, page.document)) return;
    const tell = swallowErrors((status: number, body: string) => {
      const date = header('date');
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
    const take = (body: string) => (body.length > bodyLimit ? tell(tooLarge, '') : tell(status, body));
    if (status === 401 || status === 403) tell(status, '');
    if (status !== 200 || header('content-type')?.includes('event-stream')) return;
    if (Number(header('content-length')) > bodyLimit) tell(tooLarge, '');
    else read(take);
  };

  watchFetch(page, knows, now, report);
  watchXhr(page, knows, now, report);
}
