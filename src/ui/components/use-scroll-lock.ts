import { useLayoutEffect } from 'react';

/** Keeps the page from scrolling while the caller is mounted. Padding takes the place of the scroll bar, so nothing moves. */
export function useScrollLock(): void {
  useLayoutEffect(() => {
    const { clientWidth, style } = document.documentElement;
    const { overflow, paddingRight } = style;
    style.paddingRight = `${innerWidth - clientWidth}px`;
    style.overflow = 'hidden';
    return () => {
      Object.assign(style, { overflow, paddingRight });
    };
  }, []);
}
