import { useEffect, useState } from 'react';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { HistoryDeps } from './history-deps';

const none: readonly TimeSpan[] = [];

/** What other devices have and this one lacks: read again with every `revision`, as what arrives makes a new one. */
export function useAskedSpans(deps: HistoryDeps, revision: unknown): readonly TimeSpan[] {
  const [spans, setSpans] = useState(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `revision` only says that there may be something new
  useEffect(() => {
    let isCancelled = false;
    deps.askedSpans().then(
      (found) => !isCancelled && setSpans(found),
      // Without storage there is no history either, and that is said already.
      () => {},
    );
    return () => {
      isCancelled = true;
    };
  }, [deps, revision]);
  return spans;
}
