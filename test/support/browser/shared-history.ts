// The Devices page's panel of the full history, as a test uses it.
import type { Page } from 'playwright-core';
import { catchClipboard, copied, region } from './pair';
import { clickButton } from './screen';
import type { Tab } from './test-browser';

/** Said of a device whose history was read here. */
export const heard = /It has (?:not read )?your newest state/;

/** The panel. */
export const historyPanel = (page: Page) => region(page, 'Full history on every device');

/** Types a relay's address, and waits until it was tried and chosen. */
export async function chooseRelay(page: Page, host: string): Promise<void> {
  await historyPanel(page).getByRole('textbox', { name: 'Address of a relay' }).fill(host);
  await historyPanel(page).getByRole('button', { name: 'Try and use it' }).click();
  await historyPanel(page).getByText('works: it took a record').waitFor();
}

/** The same in any browser. */
export async function chooseRelayIn(tab: Tab, host: string): Promise<void> {
  await tab.until(() => document.querySelector('input[name=relay]') !== null);
  await tab.evaluate((address) => {
    const field = document.querySelector<HTMLInputElement>('input[name=relay]');
    if (field) field.value = address;
  }, host);
  await clickButton(tab, 'Try and use it');
  await tab.until(() => document.body.innerText.includes('works: it took a record'));
}

/** Joins the group of `host` by links, as somebody without cameras does. */
export async function joinGroup(laptop: Tab, computer: Page): Promise<void> {
  await computer.getByRole('button', { name: 'Add a phone or computer' }).click();
  await openLink(laptop, await copied(computer, 'Copy the code as a link'));
  await laptop.until(() => document.querySelector('[data-digits]') !== null);
  await laptop.evaluate(catchClipboard);
  await laptop.evaluate(() => {
    const answer = document.querySelector('section[aria-label="Answer"]');
    const copy = [...(answer?.querySelectorAll('button') ?? [])].find((each) => each.textContent === 'Copy the link');
    copy?.click();
  });
  const answer = await laptop.until(() => (window as unknown as { copiedText: string | null }).copiedText);
  await computer.getByLabel('The phone’s answer').fill(String(answer));
  await computer.getByRole('button', { name: 'Continue' }).click();
  await computer.getByRole('button', { name: 'Same number' }).click();
  await computer.getByText('One more step: bring this link').waitFor();
  await openLink(laptop, await copied(computer, 'Copy the link'));
  await laptop.until(() => document.body.innerText.includes('Your group uses'));
}

/** Pastes a link under "From another device". */
async function openLink(tab: Tab, link: string): Promise<void> {
  await tab.evaluate((text) => {
    const clipboard = { readText: async () => text };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  }, link);
  await clickButton(tab, 'Paste');
}

/** How many rows of observations this origin has. Runs in the page. */
export async function observationRows(): Promise<number> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('headroom');
    request.onsuccess = () => resolve(request.result);
  });
  const count = opened.transaction('observations').objectStore('observations').count();
  return new Promise<number>((resolve) => {
    count.onsuccess = () => {
      opened.close();
      resolve(count.result);
    };
  });
}
