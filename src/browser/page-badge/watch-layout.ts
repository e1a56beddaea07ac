// Notices when something may have come into the badge's way. It follows no single change of the page: a page that changes all
// the time costs one look a second at most, and less where a look takes long.
import { findComposers } from './find-composer';
import type { Box } from './place-badge';

/** What can bring a field on screen. */
const watched = { childList: true, subtree: true, attributeFilter: ['class', 'style', 'hidden'] };
/** Between two looks for fields. */
const leastPauseMs = 1_000;
/** A look that takes long is followed by a pause of so many times its length: at most 1 % of the time is spent. */
const pauseFactor = 100;

/**
 * Calls `place` with the boxes of the fields in which the user writes, now and whenever they may have moved, once a frame at most.
 * `onLook` is called with each look for fields. Returns what ends it.
 */
export function watchLayout(
  page: Window & typeof globalThis,
  place: (boxes: readonly Box[]) => void,
  onLook: () => void,
): () => void {
  const { document } = page;
  let composers: readonly Element[] = [];
  let frame: number | undefined;
  let timer: number | undefined;
  let pauseMs = leastPauseMs;

  const measure = () => {
    frame = undefined;
    place(composers.map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width > 0 && height > 0));
  };
  const soon = () => {
    frame ??= page.requestAnimationFrame(measure);
  };

  const sizes = new page.ResizeObserver(soon);
  // The first change ends it until the next look, so that a busy page does not call it again and again.
  const changes = new page.MutationObserver(() => {
    changes.disconnect();
    timer = page.setTimeout(look, pauseMs);
  });
  // Nobody sees where the badge is in a hidden tab.
  const isHidden = () => document.visibilityState === 'hidden';

  const look = () => {
    page.clearTimeout(timer);
    if (isHidden()) return;
    onLook();
    const began = page.performance.now();
    const found = findComposers(document);
    if (found.length !== composers.length || found.some((each, index) => each !== composers[index])) {
      composers = found;
      sizes.disconnect();
      for (const each of composers) sizes.observe(each);
    }
    measure();
    pauseMs = Math.max(leastPauseMs, pauseFactor * (page.performance.now() - began));
    if (document.body) changes.observe(document.body, watched);
  };

  const passive = { capture: true, passive: true } as const;
  page.addEventListener('scroll', soon, passive);
  page.addEventListener('resize', soon, passive);
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    page.clearTimeout(timer);
    if (frame !== undefined) page.cancelAnimationFrame(frame);
    page.removeEventListener('scroll', soon, passive);
    page.removeEventListener('resize', soon, passive);
    document.removeEventListener('visibilitychange', look);
    sizes.disconnect();
    changes.disconnect();
  };
}
