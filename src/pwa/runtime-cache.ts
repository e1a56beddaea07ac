// The cache of files that are loaded after the service worker was installed: further pages when the app is idle, the scanner
// when a camera is opened. File names carry a content hash, so cached files never become stale.

/** Name of the cache. It is separate from the precache. */
const cacheName = 'headroom-later';

/** Answers from the cache, else from the network, and caches the response. */
export function cacheFirst(caches: CacheStorage) {
  return async ({ request }: { readonly request: Request }): Promise<Response> => {
    const cache = await caches.open(cacheName);
    const cached = await cache.match(request);
    if (cached) return cached;
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  };
}

/** Caches what is missing, one file after another; true when all files are cached. */
export async function cacheAll(caches: CacheStorage, urls: readonly string[]): Promise<boolean> {
  const load = cacheFirst(caches);
  for (const url of urls) {
    const response = await load({ request: new Request(url) }).catch(() => null);
    if (!response?.ok) return false;
  }
  return true;
}

/** Deletes files that do not belong to this version. */
export async function deleteOthers(caches: CacheStorage, urls: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) if (!urls.has(request.url)) await cache.delete(request);
}
