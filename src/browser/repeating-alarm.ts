import { browser } from 'wxt/browser';

/** Creates a repeating alarm, unless it exists: creating it at each start would restart its period. */
export async function keepRepeating(name: string, periodInMinutes: number): Promise<void> {
  if ((await browser.alarms.get(name))?.periodInMinutes === periodInMinutes) return;
  await browser.alarms.create(name, { periodInMinutes, delayInMinutes: Math.min(periodInMinutes, 30) });
}
