import { browser } from 'wxt/browser';

/** Makes sure an alarm repeats, without starting its period anew each time the worker wakes. */
export async function keepRepeating(name: string, periodInMinutes: number): Promise<void> {
  if ((await browser.alarms.get(name))?.periodInMinutes === periodInMinutes) return;
  await browser.alarms.create(name, { periodInMinutes, delayInMinutes: Math.min(periodInMinutes, 30) });
}
