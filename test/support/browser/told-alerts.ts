// The alerts that the extension told, as its ledger has them.
import assert from 'node:assert/strict';
import type { Message } from '../../../src/domain/messages/value';
import { testTranslator } from '../translator';
import type { TestBrowser } from './test-browser';
import { sleep } from './wait';

const { spell } = testTranslator();
/** As written: non-breaking spaces are no concern here. */
export const spelledTitles = (titles: readonly Message[]) =>
  titles.map((title) => spell(title).replaceAll('\u00a0', ' '));

/** Titles told, oldest first, as the ledger of the extension has them. Runs in a page of the extension. */
async function readTold(): Promise<Message[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('headroom');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const row = await new Promise<{ value: { slots: Record<string, { notice?: { at: number; title: Message } }[]> } }>(
    (resolve, reject) => {
      const request = database.transaction('local').objectStore('local').get('ledger');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    },
  );
  database.close();
  return Object.values(row?.value.slots ?? {})
    .flat()
    .flatMap(({ notice }) => notice ?? [])
    .sort((a, b) => a.at - b.at)
    .map(({ title }) => title);
}

/** Waits until the extension told an alert of this title; gives back all that were told. Fails after `seconds` with what was. */
export async function untilTold(browser: TestBrowser, title: string, seconds: number): Promise<string[]> {
  const page = await browser.extensionPage('manifest.json');
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const told = spelledTitles(await page.evaluate(readTold));
    if (told.includes(title) || Date.now() > end) {
      await page.close();
      assert.ok(told.includes(title), `told: ${told.join('; ')}`);
      return told;
    }
    await sleep(300);
  }
}
