import { browser } from 'wxt/browser';

import type { Instant } from '../domain/time/instant';

/** No browser is asked to wait longer: timers of 32 bits end after 24.8 days. Woken early, one simply looks again. */
const longestMs = 20 * 86_400_000;

/** One alarm, moved from instant to instant. An instant that has passed rings at once. */
export function createNextAlarm(name: string, now: () => Instant) {
  return {
    set: async (at: Instant): Promise<void> => {
      const from = now();
      await browser.alarms.create(name, { when: Math.min(Math.max(at, from), from + longestMs) });
    },
    clear: async (): Promise<void> => {
      await browser.alarms.clear(name);
    },
  };
}
