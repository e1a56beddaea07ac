import { isGet, type PageWindow, quietly, standIn, uncurried } from './watch-natives';
import type { Knows, Report } from './watch-page';

/**
 * Replaces `XMLHttpRequest.prototype.open` by a stand-in that listens for the `load` of a known GET. Constructor,
 * prototype chain and every other member stay the page's. Answers asked for as text or JSON are read, others left alone.
 */
export function watchXhr(page: PageWindow, knows: Knows, now: () => number, report: Report): void {
  const xhr = page.XMLHttpRequest.prototype;
  const listen = uncurried(xhr.addEventListener);
  const unlisten = uncurried(xhr.removeEventListener);
  const { stringify } = JSON;
  // One object may be opened again for another address: what was listened for then no longer counts.
  const listeners = new WeakMap<XMLHttpRequest, () => void>();

  xhr.open = standIn(xhr.open, (self, args: readonly unknown[]) => {
    const request = self as XMLHttpRequest;
    const url = args[1] as string & Partial<URL>;
    const earlier = listeners.get(request);
    if (earlier) unlisten(request, 'load', earlier);
    if (!knows(url.href ?? url, page.document) || !isGet(args[0])) return;
    const startedAt = now();
    const onLoad = quietly(() =>
      report({
        url: request.responseURL,
        status: request.status,
        header: (name) => request.getResponseHeader(name),
        startedAt,
        read: (take) => {
          const { responseType } = request;
          if (responseType === 'json') take(stringify(request.response));
          if (responseType === '' || responseType === 'text') take(request.responseText);
        },
      }),
    );
    listeners.set(request, onLoad);
    listen(request, 'load', onLoad);
  });
}
