import { apply, isGet, type PageWindow, swallowErrors, wrapNative } from './natives';
import type { KnowsAddress, ReportResponse, Take } from './report';

/**
 * Replaces `XMLHttpRequest.prototype.open` by a stand-in that listens for the `load` of a known GET. Constructor,
 * prototype chain and every other member stay the page's. Answers are read in whatever form the page asked for.
 */
export function watchXhr(page: PageWindow, knows: KnowsAddress, now: () => number, report: ReportResponse): void {
  const xhr = page.XMLHttpRequest.prototype;
  const { addEventListener, removeEventListener } = xhr;
  const { stringify } = JSON;
  const { text: textOf } = page.Blob.prototype;
  const decoder = new page.TextDecoder();

  const takeBody = (request: XMLHttpRequest, take: Take) => {
    const { response, responseType } = request;
    if (responseType === 'blob')
      void (apply(textOf, response, []) as Promise<string>).then(swallowErrors(take), nothing);
    else if (responseType === 'arraybuffer') take(decoder.decode(response));
    else take(responseType === 'json' ? stringify(response) : request.responseText);
  };
  // One object may be opened again for another address: what was listened for then no longer counts.
  const listeners = new WeakMap<XMLHttpRequest, () => void>();

  xhr.open = wrapNative(xhr.open, (self, args: readonly unknown[]) => {
    const request = self as XMLHttpRequest;
    const url = args[1] as string & Partial<URL>;
    const earlier = listeners.get(request);
    if (earlier) apply(removeEventListener, request, ['load', earlier]);
    if (!knows(url.href ?? url, page.document) || !isGet(args[0])) return;
    const startedAt = now();
    const onLoad = swallowErrors(() =>
      report(
        request.responseURL,
        request.status,
        (name) => request.getResponseHeader(name),
        startedAt,
        (take) => takeBody(request, take),
        null,
      ),
    );
    listeners.set(request, onLoad);
    apply(addEventListener, request, ['load', onLoad]);
  });
}

function nothing(): void {}
