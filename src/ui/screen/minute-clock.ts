import { minuteMs } from '../../domain/time/instant';
import type { PageClock } from '../../engine/ports/page-clock';
import type { Clock } from '../components/reader-context';

/**
 * The clock of a page. Its time moves on at each full minute, and at once when the page becomes visible again. No timer
 * runs while there is no subscriber or the page is hidden. `refresh` moves it on at once.
 */
export function createMinuteClock(page: PageClock): Clock & { readonly refresh: () => void } {
  const listeners = new Set<() => void>();
  let now = page.now();
  let cancelTimer: (() => void) | null = null;
  let unwatchVisibility: (() => void) | null = null;

  const stopTimer = () => {
    cancelTimer?.();
    cancelTimer = null;
  };
  const startTimer = () => {
    stopTimer();
    if (listeners.size > 0 && page.visible()) cancelTimer = page.after(minuteMs - (page.now() % minuteMs), tick);
  };
  const tick = () => {
    now = page.now();
    for (const listener of [...listeners]) listener();
    startTimer();
  };

  return {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        unwatchVisibility = page.onVisibility(() => (page.visible() ? tick() : stopTimer()));
        startTimer();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unwatchVisibility?.();
        stopTimer();
      };
    },
    refresh: tick,
  };
}
