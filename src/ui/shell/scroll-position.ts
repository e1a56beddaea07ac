/** How long a page that is still loading may take to become as long as it was. */
const maxWaitMs = 5_000;
/** Browsers limit how often the history state may be replaced. */
const saveDelayMs = 150;
/** What a person does to scroll. Each of them ends the restoring, because the reader has taken over. */
const readerScrolls = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

export interface ScrollPosition {
  /** Saves the position in the history state once scrolling pauses. Returns how to stop. */
  save(): () => void;
  /** Brings back the position that the history state holds, the top if it holds none. Returns how to stop. */
  restore(): () => void;
}

/**
 * The scroll position of each entry of the browser's history. While one is being restored, none is saved: a page that is
 * still short scrolls by itself, and the user did not choose that position.
 */
export function createScrollPosition(): ScrollPosition {
  let stopRestoring: (() => void) | null = null;

  function save(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => clearTimeout(timer);
    const write = () => history.replaceState({ ...history.state, scrolledTo: Math.round(scrollY) }, '');
    const onScroll = () => {
      cancel();
      if (!stopRestoring) timer = setTimeout(write, saveDelayMs);
    };
    history.scrollRestoration = 'manual';
    addEventListener('scroll', onScroll, { passive: true });
    // A save that is still pending on Back or Forward is of another page.
    addEventListener('popstate', cancel);
    return () => {
      cancel();
      removeEventListener('scroll', onScroll);
      removeEventListener('popstate', cancel);
    };
  }

  function restore(): () => void {
    stopRestoring?.();
    const top = Number(history.state?.scrolledTo ?? 0);
    const end = Date.now() + maxWaitMs;
    let frame = 0;
    const stop = () => {
      cancelAnimationFrame(frame);
      for (const type of readerScrolls) removeEventListener(type, stop);
      if (stopRestoring === stop) stopRestoring = null;
    };
    const step = () => {
      scrollTo(0, top);
      if (scrollY >= top - 1 || Date.now() > end) stop();
      else frame = requestAnimationFrame(step);
    };
    stopRestoring = stop;
    for (const type of readerScrolls) addEventListener(type, stop, { passive: true });
    step();
    return stop;
  }

  return { save, restore };
}
