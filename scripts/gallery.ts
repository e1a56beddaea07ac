// Takes screenshots of the screens, drawn from generated data: `npx tsx scripts/gallery.ts [name-part …]` → .output/gallery/.
// Without a word it leaves out the languages other than English; `lang-de` takes all pictures in German.
// With `--pictures` it takes those of the README and of the app's manifest, and puts them in their places.
import { copyFileSync, mkdirSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { openShot } from '../test/gallery/open-shot';
import { serveGallery } from '../test/gallery/serve';
import { languageShots, pictures, shots } from '../test/gallery/shots';
import { findBrowsers } from './browsers.mjs';

const places = process.argv.includes('--pictures') ? Object.entries(pictures) : [];
const wanted = process.argv.slice(2).filter((word) => word !== '--pictures');
const isWanted = (name: string) =>
  places.length > 0
    ? places.some(([, shot]) => shot === name)
    : wanted.length === 0 || wanted.some((part) => name.includes(part));
const folder = '.output/gallery';
mkdirSync(folder, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: findBrowsers().chromium ?? chromium.executablePath() });
/** One page for each density of the screen: a phone's pictures have twice the pixels. */
const pages = new Map<number, Page>();
try {
  for (const shot of wanted.length > 0 ? [...shots, ...languageShots] : shots) {
    if (!isWanted(shot.name)) continue;
    const page = await pageOf(shot.width > 700 ? 1 : 2);
    await page.setViewportSize({ width: shot.width, height: shot.height });
    await page.emulateMedia({ colorScheme: shot.scheme, reducedMotion: 'reduce' });
    await openShot(page, gallery.address, shot).catch((error) => console.error(`${shot.name}: ${error.message}`));
    await page.screenshot({ path: `${folder}/${shot.name}.png`, fullPage: shot.full ?? false });
  }
} finally {
  await browser.close();
  await gallery.close();
}
for (const [place, shot] of places) copyFileSync(`${folder}/${shot}.png`, place);

async function pageOf(deviceScaleFactor: number): Promise<Page> {
  const open = pages.get(deviceScaleFactor);
  if (open) return open;
  const page = await browser.newPage({ deviceScaleFactor, timezoneId: 'Europe/Berlin' });
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
  pages.set(deviceScaleFactor, page);
  return page;
}
