import type { Page } from 'playwright-core';
import type { Shot } from './shots';

/** What a shot shows, apart from the size and the colours of its window. */
export type ShotContent = Pick<Shot, 'query' | 'hash' | 'press' | 'hover'>;

/**
 * Draws what a shot shows on a page of the gallery. The page is loaded once: loading takes far longer than drawing. Resolves when
 * the screen is complete.
 */
export async function openShot(
  page: Page,
  address: string,
  { query, hash = '', press, hover }: ShotContent,
): Promise<void> {
  if (page.url().startsWith(address))
    await page.evaluate(`showScreen(${JSON.stringify(query)}, ${JSON.stringify(hash)})`);
  else await page.goto(`${address}?${query}${hash}`);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('[aria-busy=true], [aria-label="Loading the page"]') === null,
  );
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  // Away from what it was over before.
  await page.mouse.move(width - (hover?.[0] ?? width), height - (hover?.[1] ?? height));
  if (press) await page.getByRole('button', { name: press }).first().click();
}

/** One thing many shots show, at other sizes or in other colours: shots of equal content need to be opened once. */
export function contentKey({ query, hash, press, hover }: ShotContent): string {
  return [query, hash, press, hover].join('|');
}
