// Finds the browsers for tests and benches, and installs them where that needs no question.
import { existsSync } from 'node:fs';
import { startBrowser, testBrowser } from './browser-places.mjs';
import { root, say, start } from './set-up.mjs';

/** The program of each browser for tests and benches, or null where none is found. See `testBrowser`. */
export function findBrowsers() {
  const machine = thisMachine();
  return {
    chromium: testBrowser('chromium', machine)?.path ?? null,
    firefox: testBrowser('firefox', machine)?.path ?? null,
  };
}

/** The browser in which `npm start` shows the extension; null where there is none. */
export function findStartBrowser(engine) {
  return startBrowser(engine, thisMachine());
}

function thisMachine() {
  return { platform: process.platform, env: process.env, exists: existsSync, downloaded: playwrightChromium };
}

/**
 * Installs those of the `wanted` browsers that are missing: by apt as root, else Chromium by Playwright. Returns what is there
 * afterwards.
 */
export function installBrowsers(wanted = ['chromium', 'firefox']) {
  const found = findBrowsers();
  const packages = { chromium: 'chromium', firefox: 'firefox-esr' };
  const missing = wanted.filter((engine) => !found[engine]).map((engine) => packages[engine]);
  const fonts = wanted.length > 1 && !hasFonts() ? ['fonts-noto-core', 'fonts-noto-color-emoji'] : [];
  const names = [...missing, ...fonts];
  if (names.length > 0 && canUseApt()) {
    say(`Installing ${names.join(', ')} …`);
    const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    start('apt-get', ['update', '-qq'], quiet);
    start('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet);
  }
  if (wanted.includes('chromium') && !findBrowsers().chromium)
    start(process.execPath, [`${root}node_modules/playwright-core/cli.js`, 'install', 'chromium']);
  return findBrowsers();
}

function playwrightChromium() {
  if (!existsSync(`${root}node_modules/playwright-core`)) return null;
  const asked = start(
    process.execPath,
    ['-e', "process.stdout.write(require('playwright-core').chromium.executablePath())"],
    { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
  );
  return asked.stdout || null;
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

// Without a proper font, screenshots and text measurements differ from what people see.
function hasFonts() {
  return process.platform !== 'linux' || existsSync('/usr/share/fonts/truetype/noto');
}
