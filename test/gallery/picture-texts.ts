import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** What every kept picture said when it was taken: place → lines. Pixels differ by the machine's fonts, words do not. */
export const pictureTexts = fileURLToPath(new URL('./picture-texts.json', import.meta.url));

/** What the open page says, a line each. */
export async function sayingOf(page: Page): Promise<readonly string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What the page says once it says the same for a second: charts and their tables arrive after the rest. */
export async function settledSaying(page: Page): Promise<readonly string[]> {
  let said = '';
  for (let equal = 0; equal < 4; ) {
    await page.waitForTimeout(250);
    const now = (await sayingOf(page)).join('\n');
    equal = now === said ? equal + 1 : 0;
    said = now;
  }
  return said.split('\n');
}
