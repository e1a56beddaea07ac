import { browser } from 'wxt/browser';

import type { Instant } from '../domain/time/instant';

/** 20 days. Timers of 32 bits end after 24.8 days; an alarm that rings early is simply set again. */
const longestMs = 20 * 86_400_000;

/** A single alarm that can be moved. A time in the past rings at once. */
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
