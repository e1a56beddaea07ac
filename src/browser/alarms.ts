import { browser } from 'wxt/browser';

import { type Instant, secondMs } from '../domain/time/instant';

/** 20 days. Timers of 32 bits end after 24.8 days; an alarm that rings early is simply set again. */
const longestMs = 20 * 86_400_000;
/** Chrome delays an alarm of a published extension until 30 s after it was set. A background lives at least as long. */
const shortestMs = 30 * secondMs;

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

/**
 * As {@link createNextAlarm}, for an alarm that must be on time within the next 30 s too: a timer of this background calls
 * `ring`. The browser's alarm is set as well; it may come later or wake a new background.
 */
export function createPunctualAlarm(name: string, now: () => Instant, ring: () => void) {
  const alarm = createNextAlarm(name, now);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    set: async (at: Instant): Promise<void> => {
      clearTimeout(timer);
      const delayMs = Math.max(0, at - now());
      if (delayMs <= shortestMs) timer = setTimeout(ring, delayMs);
      await alarm.set(at);
    },
    clear: async (): Promise<void> => {
      clearTimeout(timer);
      await alarm.clear();
    },
  };
}
