import { apply, type PageWindow, whenResolved, wrapNative } from './natives';
import type { Follow } from './report';

/**
 * Replaces `page.fetch` by one that looks at address and method, and reports the response to a known request. The copy is
 * made before the page's handlers run, because a body can be cloned only before it is read.
 *
 * One side effect remains. Listening to a promise marks it as handled, so a *known* request that fails while the page has
 * no handler of its own raises no `unhandledrejection`. Raising one of ours would be worse.
 */
export function watchFetch(page: PageWindow, follow: Follow): void {
  const { clone } = page.Response.prototype;

  page.fetch = wrapNative(page.fetch, (_, args, promise) => {
    const input = args[0] as Partial<Request>;
    const report = follow(args[1]?.method ?? input.method ?? 'GET', args[0]);
    if (!report) return;
    whenResolved(promise, (response) =>
      report(
        response.url,
        response.status,
        (name) => response.headers.get(name),
        () => apply(clone, response, []),
        response,
      ),
    );
  });
}
