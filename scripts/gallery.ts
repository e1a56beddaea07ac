// Takes screenshots of the screens, drawn from generated data: `npx tsx scripts/gallery.ts [name-part …]` → .output/gallery/.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serveGallery } from '../test/gallery/serve';
import { shots } from '../test/gallery/shots';
import { findBrowsers } from './browsers.mjs';

const wanted = process.argv.slice(2);
const folder = '.output/gallery';
mkdirSync(folder, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: findBrowsers().chromium ?? chromium.executablePath() });
try {
  for (const shot of shots) {
    if (wanted.length > 0 && !wanted.some((part) => shot.name.includes(part))) continue;
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
