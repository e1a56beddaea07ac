// Takes screenshots of the screens, drawn from generated data: `npx tsx scripts/gallery.ts [name-part …]` → .output/gallery/.
// Without a word it leaves out the languages other than English; `lang-de` takes all pictures in German.
// With `--pictures` it takes those of the README, of the app's manifest and of the stores, and puts them in their places.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openShot } from '../test/gallery/open-shot';
import { pictureTexts, settledSaying } from '../test/gallery/picture-texts';
import { serveGallery } from '../test/gallery/serve';
import { languageShots, pictureShots, pictures } from '../test/gallery/shots';
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
/** The text of each shot: a picture whose text has changed since is stale. */
const said = new Map<string, readonly string[]>();
try {
  for (const shot of wanted.length > 0 ? [...pictureShots, ...languageShots] : pictureShots) {
    if (!isWanted(shot.name)) continue;
    const page = await pageOf(shot.density ?? (shot.width > 700 ? 1 : 2));
    await page.setViewportSize({ width: shot.width, height: shot.height });
    await page.emulateMedia({ colorScheme: shot.scheme, reducedMotion: 'reduce' });
    await openShot(page, gallery.address, shot).catch((error) => console.error(`${shot.name}: ${error.message}`));
    if (places.length > 0) said.set(shot.name, await settledSaying(page));
    await page.screenshot({ path: `${folder}/${shot.name}.png`, fullPage: shot.full ?? false });
  }
} finally {
  await browser.close();
  await gallery.close();
}
for (const [place, shot] of places) {
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(`${folder}/${shot}.png`, place);
}
if (places.length > 0) {
  const texts = places.map(([place, shot]) => [place, said.get(shot) ?? []]);
  writeFileSync(pictureTexts, `${JSON.stringify(Object.fromEntries(texts), null, 1)}\n`);
}

async function pageOf(deviceScaleFactor: number): Promise<Page> {
  const open = pages.get(deviceScaleFactor);
  if (open) return open;
  const page = await browser.newPage({ deviceScaleFactor, timezoneId: 'Europe/Berlin' });
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
  pages.set(deviceScaleFactor, page);
  return page;
}
