import { minuteMs } from '../../domain/time/instant';
import type { PageClock } from '../../engine/ports/page-clock';
import type { Clock } from '../components/reader-context';

/**
 * The one clock of a page: a new present at each full minute, and at once when the page comes back into view.
 * Nothing runs while nobody listens or the page is hidden.
 */
export function createMinuteClock(clock: PageClock): Clock & { readonly refresh: () => void } {
  const listeners = new Set<() => void>();
  let present = clock.now();
  let stop: (() => void) | null = null;

  const rest = () => {
    stop?.();
    stop = null;
  };
  const tick = () => {
    present = clock.now();
    for (const listener of [...listeners]) listener();
    wind();
  };
  const wind = () => {
    rest();
    if (listeners.size > 0 && clock.visible()) stop = clock.after(minuteMs - (clock.now() % minuteMs), tick);
  };
  let unwatch: (() => void) | null = null;

  return {
    now: () => present,
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        unwatch = clock.onVisibility(() => (clock.visible() ? tick() : rest()));
        wind();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unwatch?.();
        rest();
      };
    },
    refresh: tick,
  };
}
