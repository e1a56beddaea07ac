import { apply, type PageWindow, swallowErrors, wrapNative } from './natives';
import type { Follow } from './report';

/**
 * Replaces `XMLHttpRequest.prototype.open` by one that listens for the `load` of a known request. Constructor, prototype chain and
 * every other member stay the page's. Responses are read in whatever form the page asked for.
 */
export function watchXhr(page: PageWindow, follow: Follow): void {
  const { Response } = page;
  const xhr = page.XMLHttpRequest.prototype;
  const { addEventListener } = xhr;
  const { stringify } = JSON;
  /** How to report a known request. One object may be opened again for another address: what it was opened for before is forgotten. */
  const reports = new WeakMap<EventTarget, () => void>();

  // One listener for all: adding it to the same object again changes nothing.
  const onLoad = swallowErrors(({ target }: Event) => reports.get(target as EventTarget)?.());

  xhr.open = wrapNative(xhr.open, (self, args: readonly unknown[]) => {
    const request = self as XMLHttpRequest;
    reports.delete(request);
    const report = follow(args[0] as string, args[1] as string | URL);
    if (!report) return;
    reports.set(request, () =>
      report(
        request.responseURL,
        request.status,
        (name) => request.getResponseHeader(name),
        () => new Response(request.responseType === 'json' ? stringify(request.response) : request.response),
      ),
    );
    apply(addEventListener, request, ['load', onLoad]);
  });
}
