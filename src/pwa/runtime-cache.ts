// The cache of files that are loaded after the service worker was installed: further pages at once, the scanner when a
// camera is opened. File names carry a content hash, so cached files never become stale.

/** Name of the cache. It is separate from the precache, and from those of messages. */
const cacheName = 'headroom-later';

/** Answers from the cache `name`, else from the network, and caches the response. */
export function cacheFirst(caches: CacheStorage, name = cacheName) {
  return async ({ request }: { readonly request: Request }): Promise<Response> => {
    const cache = await caches.open(name);
    const cached = await cache.match(request);
    if (cached) return cached;
    // Files that keep their name are fetched again, because the browser's HTTP cache may hold an older version.
    const response = await (name === cacheName ? fetch(request) : fetch(request, { cache: 'no-cache' }));
    if (isFile(response)) await cache.put(request, response.clone());
    return response;
  };
}

/** Many hosts answer an unknown path with the app's own page: that is not the script that was asked for. */
function isFile(response: Response): boolean {
  return response.ok && !/^text\/html\b/.test(response.headers.get('content-type') ?? '');
}

/** How many files are fetched at a time: enough to fill a fast connection, few enough for the page's own requests. */
const atOnce = 6;

/**
 * Caches what is missing, a few files at a time; true when all files are cached. A file that cannot be fetched does not keep
 * the others from being cached.
 */
export async function cacheAll(caches: CacheStorage, urls: readonly string[], name = cacheName): Promise<boolean> {
  const load = cacheFirst(caches, name);
  const waiting = [...urls];
  let isWhole = true;
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const response = await load({ request: new Request(url, { priority: 'low' }) }).catch(() => null);
      if (!response || !isFile(response)) isWhole = false;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return isWhole;
}

/** Deletes files that do not belong to this version. */
export async function deleteOthers(caches: CacheStorage, urls: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) if (!urls.has(request.url)) await cache.delete(request);
}
