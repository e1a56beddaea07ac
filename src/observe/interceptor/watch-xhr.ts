import { apply, isGet, type PageWindow, swallowErrors, wrapNative } from './natives';
import type { KnowsAddress, ReportResponse } from './report';

/**
 * Replaces `XMLHttpRequest.prototype.open` by one that listens for the `load` of a known GET. Constructor, prototype chain and
 * every other member stay the page's. Responses are read in whatever form the page asked for.
 */
export function watchXhr(page: PageWindow, knows: KnowsAddress, now: () => number, report: ReportResponse): void {
  const { Response } = page;
  const xhr = page.XMLHttpRequest.prototype;
  const { addEventListener } = xhr;
  const { stringify } = JSON;
  /** When a known request left. One object may be opened again for another address: what it was opened for before is forgotten. */
  const startedAt = new WeakMap<EventTarget, number>();

  // One listener for all: adding it to the same object again changes nothing.
  const onLoad = swallowErrors(({ target }: Event) => {
    const request = target as XMLHttpRequest;
    const started = startedAt.get(request);
    if (started)
      report(
        request.responseURL,
        request.status,
        (name) => request.getResponseHeader(name),
        started,
        () => new Response(request.responseType === 'json' ? stringify(request.response) : request.response),
      );
  });

  xhr.open = wrapNative(xhr.open, (self, args: readonly unknown[]) => {
    const request = self as XMLHttpRequest;
    const url = args[1] as string & Partial<URL>;
    startedAt.delete(request);
    if (!knows(url.href ?? url, page.document) || !isGet(args[0])) return;
    startedAt.set(request, now());
    apply(addEventListener, request, ['load', onLoad]);
  });
}
