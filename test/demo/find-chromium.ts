import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome-for-testing',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium that loads unpacked extensions from the command line, or null: `CHROMIUM` in the environment, the usual
 * places, Playwright's own. Branded Chrome is left out on purpose: since version 137 it ignores `--load-extension`.
 */
export function findChromium(): string | null {
  const own = chromium.executablePath();
  return [process.env.CHROMIUM, ...places, own].find((path) => path && existsSync(path)) ?? null;
}
