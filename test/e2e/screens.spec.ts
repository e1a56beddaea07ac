// Every screen in every state, from made-up data: accessible in both schemes, and never wider than the window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { serveGallery } from '../show/gallery/serve';
import { type Shot, shots } from '../show/gallery/shots';
import type { Spec } from './spec';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let gallery: ReturnType<typeof serveGallery> | null = null;

/** What axe finds, a line each: the rule, the element, and what is the matter with it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all }) => `${id}: ${target.join(' ')}: ${[...any, ...all][0]?.message ?? ''}`),
  );
}

async function look(page: Page, shot: Shot, address: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: shot.scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: shot.width, height: shot.height });
  await page.goto('about:blank');
  await page.goto(`${address}?${shot.query}${shot.hash ?? ''}`);
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-label="Loading the page"]').waitFor({ state: 'detached' });
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = await violations(page);
  return [...found, ...(tooWide > 0 ? [`${tooWide} px wider than the window`] : [])].map(
    (line) => `${shot.name}: ${line}`,
  );
}

function screens(name: string, wanted: (shot: Shot) => boolean): Spec {
  return {
    name,
    browser: 'chromium',
    async run({ browser }) {
      gallery ??= serveGallery();
      const { address } = await gallery;
      const page = await browser.context?.newPage();
      assert.ok(page);
      const found: string[] = [];
      for (const shot of shots.filter(wanted)) found.push(...(await look(page, shot, address)));
      await page.close();
      assert.deepEqual(found, []);
    },
  };
}

/** The extremes in both schemes; between them only the layout differs. */
const sizes = ['320-light', '390-light', '390-dark', '768-light', '1280-light', '1280-dark'];

export const specs: Spec[] = [
  screens('axe finds nothing in the popup, in any state', ({ name }) => name.startsWith('popup')),
  screens('axe finds nothing where something is missing or wrong', ({ name }) => name.startsWith('odd')),
  ...sizes.map((size) => screens(`axe finds nothing on any page at ${size}`, ({ name }) => name.endsWith(`-${size}`))),
];
