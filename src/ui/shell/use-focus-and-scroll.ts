import { type RefObject, useEffect, useRef } from 'react';

/** How long to wait until a page is long enough to scroll to where it was left. */
const maxWaitMs = 2_000;
/** Browsers limit how often the history state may be replaced. */
const saveDelayMs = 150;

/**
 * Moves focus and scroll position when the route changes. A new page starts at its top with the focus on `main`; the first page
 * leaves the focus alone. Back, Forward and a reload restore the scroll position, which is kept in the history state.
 * Returns the ref for the `main` element.
 */
export function useFocusAndScroll(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const lastPath = useRef<string | null>(null);
  useEffect(saveScrollPosition, []);
  useEffect(() => {
    const isFirst = lastPath.current === null;
    lastPath.current = path;
    // A page that opened one of its own parts has moved focus and scroll position itself.
    if (hasFocusInside(main.current)) return;
    if (!isFirst) main.current?.focus({ preventScroll: true });
    return scrollWhenLongEnough(Number(history.state?.scrolledTo ?? 0));
  }, [path]);
  return main;
}

function hasFocusInside(element: HTMLElement | null): boolean {
  return document.activeElement !== element && element?.contains(document.activeElement) === true;
}

/** Saves the scroll position once scrolling pauses. A pending save is dropped on Back and Forward: it is of another page. */
function saveScrollPosition(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const save = () => history.replaceState({ ...history.state, scrolledTo: Math.round(scrollY) }, '');
  const onScroll = () => {
    cancel();
    timer = setTimeout(save, saveDelayMs);
  };
  history.scrollRestoration = 'manual';
  addEventListener('scroll', onScroll, { passive: true });
  addEventListener('popstate', cancel);
  return () => {
    cancel();
    removeEventListener('scroll', onScroll);
    removeEventListener('popstate', cancel);
  };
}

/** Scrolls to `top` as soon as the page, which may still be loading, is long enough. Stops if the user scrolls first. */
function scrollWhenLongEnough(top: number): () => void {
  const end = Date.now() + maxWaitMs;
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
