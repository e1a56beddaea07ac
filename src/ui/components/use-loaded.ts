import { useEffect, useState } from 'react';

export interface Loaded<T> {
  /** The last value that arrived; kept while a newer one is on its way. */
  readonly value: T | undefined;
  /** The last attempt failed: `value`, if any, is an older one. */
  readonly failed: boolean;
}

/** Loads anew whenever the key changes; an answer overtaken by a newer question is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: undefined, failed: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the question is a new one
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setLoaded({ value, failed: false }),
      () => current && setLoaded(({ value }) => ({ value, failed: true })),
    );
    return () => {
      current = false;
    };
  }, [key]);
  return loaded;
}
