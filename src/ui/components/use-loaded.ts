import { useEffect, useState } from 'react';

export interface Loaded<T> {
  /** The last value that arrived. It stays while a newer one loads. */
  readonly value: T | undefined;
  /** The last attempt failed; `value`, if any, is from an earlier one. */
  readonly failed: boolean;
}

/** Loads again whenever `key` changes. The result of an outdated request is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: undefined, failed: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for everything `load` depends on
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
