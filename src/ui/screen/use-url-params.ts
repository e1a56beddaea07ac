import { useEffect, useMemo, useState } from 'react';
import type { Router } from './router';

/** Browsers limit how often the address may be replaced. */
const minIntervalMs = 250;

export interface UrlParams {
  /** Grows when a link, Back or Forward led to this page while it was open: it must read its parameters again. */
  readonly visit: number;
  /** Puts what the page shows into the address, so that a reload and Back restore it. */
  readonly write: (params: URLSearchParams) => void;
}

/** The address parameters of the page at `path`. */
export function useUrlParams(router: Router, path: string): UrlParams {
  const [visit, setVisit] = useState(0);
  const writer = useMemo(() => throttle(router.replaceParams), [router]);
  useEffect(() => {
    const unsubscribe = router.subscribe(() => {
      // A pending write belongs to the address that was left.
      writer.cancel();
      if (router.path() === path) setVisit((visits) => visits + 1);
    });
    return () => {
      writer.cancel();
      unsubscribe();
    };
  }, [router, path, writer]);
  return { visit, write: writer.write };
}

/** Writes at once, then at most once per interval, always the newest parameters. */
function throttle(write: (params: URLSearchParams) => void) {
  let pending: URLSearchParams | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (!pending) return;
    write(pending);
    pending = null;
    timer = setTimeout(flush, minIntervalMs);
  };
  return {
    write: (params: URLSearchParams) => {
      pending = params;
      if (timer === undefined) flush();
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      pending = null;
    },
  };
}
