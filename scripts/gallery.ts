// Draws the screens from made-up data and photographs them: `npx tsx scripts/gallery.ts [name-part …]` → .output/gallery/.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { shots } from '../test/show/gallery/shots';

const wanted = process.argv.slice(2);
const root = 'test/show/gallery';
const outDir = '../../../.output/gallery-site';
mkdirSync('.output/gallery', { recursive: true });
await build({ root, configFile: false, logLevel: 'warn', build: { outDir, emptyOutDir: true, minify: false } });
const server = await preview({ root, configFile: false, logLevel: 'warn', build: { outDir }, preview: { port: 0 } });
const address = server.resolvedUrls?.local[0] ?? '';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
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
    await page.goto(`${address}?${shot.query}${shot.hash ?? ''}`, { waitUntil: 'networkidle' });
    await page.locator('h1').first().waitFor();
    await page.screenshot({ path: `.output/gallery/${shot.name}.png`, fullPage: shot.full ?? false });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
