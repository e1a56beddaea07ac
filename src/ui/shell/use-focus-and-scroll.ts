import { type RefObject, useEffect, useRef } from 'react';

/** How long a page that one comes back to may take until it is as long as it was. */
const patienceMs = 2_000;
/** A browser takes only so many notes a minute. */
const restMs = 150;

/**
 * A new page starts at its top, and a keyboard or screen reader starts there too; the first page keeps the browser's focus.
 * Whoever goes back, or loads a page again, finds it where it was left: the place is noted in the browser's own history.
 */
export function useFocusAndScroll(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const last = useRef<string | null>(null);
  useEffect(notePlaces, []);
  useEffect(() => {
    const isFirst = last.current === null;
    last.current = path;
    // A page that leads to one of its own parts has seen to both.
    if (hasFocusInside(main.current)) return;
    if (!isFirst) main.current?.focus({ preventScroll: true });
    return goTo(Number(history.state?.scrolledTo ?? 0));
  }, [path]);
  return main;
}

function hasFocusInside(element: HTMLElement | null): boolean {
  return document.activeElement !== element && element?.contains(document.activeElement) === true;
}

/** Notes how far the page is scrolled, once it rests. What was on its way when one left belongs to no other page. */
function notePlaces(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => clearTimeout(timer);
  const note = () => history.replaceState({ ...history.state, scrolledTo: Math.round(scrollY) }, '');
  const onScroll = () => {
    forget();
    timer = setTimeout(note, restMs);
  };
  history.scrollRestoration = 'manual';
  addEventListener('scroll', onScroll, { passive: true });
  addEventListener('popstate', forget);
  return () => {
    forget();
    removeEventListener('scroll', onScroll);
    removeEventListener('popstate', forget);
  };
}

/** Scrolls there as soon as the page, which may still be loading, reaches that far; gives up where the reader scrolls. */
function goTo(top: number): () => void {
  const end = Date.now() + patienceMs;
  let frame = 0;
  const step = () => {
    scrollTo(0, top);
    const reached = scrollY;
    if (reached >= top - 1 || Date.now() > end) return;
    frame = requestAnimationFrame(() => scrollY === reached && step());
  };
  step();
  return () => cancelAnimationFrame(frame);
}
