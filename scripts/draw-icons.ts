// Draws the icons as PNGs from their SVGs: `node scripts/run.mjs scripts/draw-icons.ts`. Run it after changing an SVG.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowsers } from './browsers.mjs';

const folder = fileURLToPath(new URL('../public/icon/', import.meta.url));
const development = fileURLToPath(new URL('build/development-icon/', import.meta.url));
const icons = [
  ...[16, 32, 48, 96, 128, 192, 512].map((size) => ({ folder, from: 'icon', to: `${size}`, size })),
  ...[192, 512].map((size) => ({ folder, from: 'maskable', to: `maskable-${size}`, size })),
  ...[16, 32, 48, 96, 128].map((size) => ({ folder: development, from: 'icon', to: `${size}`, size })),
];

const executablePath = findBrowsers().chromium;
if (!executablePath) throw new Error('No Chromium found: set CHROMIUM to its path.');
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
const page = await browser.newPage();
for (const { folder, from, to, size } of icons) {
  const svg = readFileSync(`${folder}${from}.svg`, 'utf8').replace('<svg', `<svg width="${size}" height="${size}"`);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: `${folder}${to}.png`, omitBackground: true });
}
await browser.close();
