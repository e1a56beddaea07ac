import { useEffect, useMemo, useState } from 'react';
import type { Router } from './router';

/** A browser takes only so many notes a minute. */
const restMs = 250;

export interface UrlParams {
  /** Grows when a link, Back or Forward led to this page while it was open: the address speaks again, not the page. */
  readonly visit: number;
  /** Keeps in the address what the page shows now, so that a reload and Back find it again. */
  readonly write: (params: URLSearchParams) => void;
}

/** For the page at `path`, whose address says what it shows. */
export function useUrlParams(router: Router, path: string): UrlParams {
  const [visit, setVisit] = useState(0);
  const notes = useMemo(() => createNotes(router.replaceParams), [router]);
  useEffect(() => {
    const unsubscribe = router.subscribe(() => {
      // What waits belongs to the address one has left.
      notes.forget();
      if (router.path() === path) setVisit((visits) => visits + 1);
    });
    return () => {
      notes.forget();
      unsubscribe();
    };
  }, [router, path, notes]);
  return { visit, write: notes.note };
}

/** Writes at once, then the newest of what came while it rested. */
function createNotes(write: (params: URLSearchParams) => void) {
  let waiting: URLSearchParams | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    timer = undefined;
    if (!waiting) return;
    write(waiting);
    waiting = null;
    timer = setTimeout(next, restMs);
  };
  return {
    note: (params: URLSearchParams) => {
      waiting = params;
      if (timer === undefined) next();
    },
    forget: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting = null;
    },
  };
}
