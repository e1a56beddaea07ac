// Finds the browsers for tests and benches, and installs them where that needs no question.
import { existsSync } from 'node:fs';
import { root, say, start } from './set-up.mjs';

const places = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/google-chrome-for-testing',
  ],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
};

/** The program of each browser, or null where none is found. `CHROMIUM` and `FIREFOX` in the environment come first. */
export function findBrowsers() {
  return {
    chromium: find(process.env.CHROMIUM, places.chromium) ?? playwrightChromium(),
    firefox: find(process.env.FIREFOX, places.firefox),
  };
}

/** Installs what is missing: by apt as root, else Chromium by Playwright. Returns what is there afterwards. */
export function installBrowsers() {
  const { chromium, firefox } = findBrowsers();
  const missing = [...(chromium ? [] : ['chromium']), ...(firefox ? [] : ['firefox-esr'])];
  const wanted = [...missing, ...(hasFonts() ? [] : ['fonts-noto-core', 'fonts-noto-color-emoji'])];
  if (wanted.length > 0 && canUseApt()) {
    say(`Installing ${wanted.join(', ')} …`);
    const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    start('apt-get', ['update', '-qq'], quiet);
    start('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], quiet);
  }
  if (!findBrowsers().chromium)
    start(process.execPath, [`${root}node_modules/playwright-core/cli.js`, 'install', 'chromium']);
  return findBrowsers();
}

function find(named, known) {
  return [named, ...known].find((path) => path && existsSync(path)) ?? null;
}

function playwrightChromium() {
  if (!existsSync(`${root}node_modules/playwright-core`)) return null;
  const asked = start(
    process.execPath,
    ['-e', "process.stdout.write(require('playwright-core').chromium.executablePath())"],
    { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
  );
  return asked.stdout && existsSync(asked.stdout) ? asked.stdout : null;
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

// Without a proper font, screenshots and text measurements differ from what people see.
function hasFonts() {
  return process.platform !== 'linux' || existsSync('/usr/share/fonts/truetype/noto');
}
