import { liveQuery } from 'dexie';

/**
 * Calls `onChange` after every write that may have changed what `query` reads, in this context or in another one of the
 * same origin: a page notices what the background stored. `query` must read through Dexie. Returns a function that stops
 * it. A query that fails stops it too, because code that reads the same data meets the same error and can show it.
 */
export function followQuery(query: () => Promise<unknown>, onChange: () => void): () => void {
  // The first result only says what to watch.
  let isWatching = false;
  const subscription = liveQuery(query).subscribe({
    next: () => {
      if (isWatching) onChange();
      isWatching = true;
    },
    error: () => {},
  });
  return () => subscription.unsubscribe();
}
