// Files fetched after the worker was installed: the pages behind the first ones once the app is idle, the scanner when a
// camera opens. Their names carry a hash of their content, so what is kept never goes stale.

/** Name of the cache; what the precache holds is not in it. */
const cacheName = 'headroom-later';

/** Answers from the cache, else from the network and keeps what came. */
export function cacheFirst(caches: CacheStorage) {
  return async ({ request }: { readonly request: Request }): Promise<Response> => {
    const cache = await caches.open(cacheName);
    const kept = await cache.match(request);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  };
}

/** Fetches what is not there yet, one after another; true when all of it is kept. */
export async function cacheAll(caches: CacheStorage, urls: readonly string[]): Promise<boolean> {
  const keep = cacheFirst(caches);
  for (const url of urls) {
    const answer = await keep({ request: new Request(url) }).catch(() => null);
    if (!answer?.ok) return false;
  }
  return true;
}

/** Drops what no longer belongs to this version. */
export async function deleteOthers(caches: CacheStorage, urls: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) if (!urls.has(request.url)) await cache.delete(request);
}
