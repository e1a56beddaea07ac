import { apply, isGet, type PageWindow, swallowErrors, wrapNative } from './natives';
import type { KnowsAddress, ReportResponse } from './report';
import { readFrames } from './watch-stream';

/**
 * Replaces `page.fetch` by a stand-in that looks at address and method, and reads a clone of the answer to a known GET.
 * The clone is made before the page's handlers run, because a body can be cloned only while nobody has read it.
 *
 * One thing cannot be had both ways: listening to a promise marks it as handled, so a *known* request that fails while
 * the page has no handler of its own raises no `unhandledrejection`. Raising one of ours would be worse.
 */
export function watchFetch(page: PageWindow, knows: KnowsAddress, now: () => number, report: ReportResponse): void {
  const { clone, text } = page.Response.prototype;
  // Both ends closed: the promise this makes is settled quietly, whatever becomes of the page's own.
  const { then } = Promise.prototype;
  const afterwards = <T>(promise: Promise<T>, use: (value: T) => void) =>
    apply(then, promise, [swallowErrors(use), nothing]);

  page.fetch = wrapNative(page.fetch, (_, args, promise) => {
    const input = args[0] as string & Partial<Request & URL>;
    if (!knows(input.url ?? input.href ?? input, page.document)) return;
    if (!isGet(args[1]?.method ?? input.method ?? 'GET')) return;
    const startedAt = now();
    afterwards(promise, (response) =>
      report(
        response.url,
        response.status,
        (name) => response.headers.get(name),
        startedAt,
        (take) => afterwards(apply(text, apply(clone, response, []), []), take),
        (take) => readFrames(page, response, take),
      ),
    );
  });
}

function nothing(): void {}
