import { browser } from 'wxt/browser';

/**
 * Whether a tab is open, by its id as text. Asked instead of listening to tabs that close: a listener would start the
 * background with every tab the user closes. Needs no permission.
 */
export async function isTabOpen(tab: string): Promise<boolean> {
  return browser.tabs.get(Number(tab)).then(
    () => true,
    () => false,
  );
}

/** Opens a tab in front. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
