/** Name of the cache of what is too heavy to fetch before anybody asked for it (the scanner). */
const cacheName = 'headroom-on-first-use';

/** Answers from the cache, else from the network and keeps what came. Hashed file names never change their content. */
export function keepOnFirstUse(caches: CacheStorage) {
  return async ({ request }: { readonly request: Request }): Promise<Response> => {
    const cache = await caches.open(cacheName);
    const kept = await cache.match(request);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  };
}
