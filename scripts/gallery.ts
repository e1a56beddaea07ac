// Takes screenshots of the screens, drawn from generated data: `npx tsx scripts/gallery.ts [name-part …]` → .output/gallery/.
// Without a word it leaves out the languages other than English; `lang-de` takes all pictures in German.
// With `--pictures` it takes those of the README and of the app's manifest, and puts them in their places.
import { copyFileSync, mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
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
try {
  for (const shot of wanted.length > 0 ? [...shots, ...languageShots] : shots) {
    if (!isWanted(shot.name)) continue;
    const page = await browser.newPage({
      viewport: { width: shot.width, height: shot.height },
      deviceScaleFactor: shot.width > 700 ? 1 : 2,
      colorScheme: shot.scheme,
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Berlin',
    });
    page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`));
    await page.goto(`${gallery.address}?${shot.query}${shot.hash ?? ''}`, { waitUntil: 'networkidle' });
    await page.locator('h1').first().waitFor();
    if (shot.press) await page.getByRole('button', { name: shot.press }).first().click();
    await page.screenshot({ path: `${folder}/${shot.name}.png`, fullPage: shot.full ?? false });
    await page.close();
  }
} finally {
  await browser.close();
  await gallery.close();
}
for (const [place, shot] of places) copyFileSync(`${folder}/${shot}.png`, place);
