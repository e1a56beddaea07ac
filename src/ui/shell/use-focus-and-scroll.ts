import { type RefObject, useEffect, useRef, useState } from 'react';
import { createScrollPosition } from './scroll-position';

/**
 * Moves focus and scroll position when the route changes. A new page starts at its top with the focus on `main`; the first page
 * leaves the focus alone. Back, Forward and a reload restore the scroll position, which is kept in the history state.
 * Returns the ref for the `main` element.
 */
export function useFocusAndScroll(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const lastPath = useRef<string | null>(null);
  const [scroll] = useState(createScrollPosition);
  useEffect(() => scroll.save(), [scroll]);
  useEffect(() => {
    const isFirst = lastPath.current === null;
    lastPath.current = path;
    // A page that opened one of its own parts has moved focus and scroll position itself.
    if (hasFocusInside(main.current)) return;
    if (!isFirst) main.current?.focus({ preventScroll: true });
    return scroll.restore();
  }, [path, scroll]);
  return main;
}

function hasFocusInside(element: HTMLElement | null): boolean {
  return document.activeElement !== element && element?.contains(document.activeElement) === true;
}
