import { describe, expect, it } from 'vitest';
import { browserPlaces, installAdvice, startBrowser, testBrowser } from '../../scripts/browser-places.mjs';

const windows = {
  PROGRAMFILES: 'C:\\Program Files',
  'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local',
};
const mac = { HOME: '/Users/me' };

/** A machine on which exactly these files exist. */
const machine = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string>>,
  files: readonly string[],
  downloaded: string | null = null,
) => ({ platform, env, exists: (path: string) => files.includes(path), downloaded: () => downloaded });

describe('a browser for npm start', () => {
  it.each([
    ['linux', {}, '/usr/bin/chromium', 'Chromium'],
    ['linux', {}, '/snap/bin/chromium', 'Chromium'],
    ['linux', {}, '/usr/bin/google-chrome-stable', 'Google Chrome'],
    ['linux', {}, '/opt/google/chrome/chrome', 'Google Chrome'],
    ['linux', {}, '/opt/microsoft/msedge/msedge', 'Microsoft Edge'],
    ['linux', { PATH: '/home/me/bin:relative' }, '/home/me/bin/brave-browser', 'Brave'],
    ['darwin', mac, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'Google Chrome'],
    ['darwin', mac, '/Users/me/Applications/Brave Browser.app/Contents/MacOS/Brave Browser', 'Brave'],
    ['darwin', mac, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Microsoft Edge'],
    ['win32', windows, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'Google Chrome'],
    ['win32', windows, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'Microsoft Edge'],
    ['win32', windows, 'C:\\Users\\me\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe', 'Google Chrome'],
    ['win32', windows, 'C:\\Program Files\\BraveSoftware\\Brave-Browser\\Application\\brave.exe', 'Brave'],
  ] as const)('on %s with %j is %s', (platform, env, path, name) => {
    expect(startBrowser('chromium', machine(platform, env, [path]))).toEqual({ name, engine: 'chromium', path });
  });

  it.each([
    ['linux', {}, '/usr/bin/firefox-esr'],
    ['darwin', mac, '/Applications/Firefox.app/Contents/MacOS/firefox'],
    ['win32', windows, 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  ] as const)('on %s is Firefox where that is wanted', (platform, env, path) => {
    const files = [path, '/usr/bin/chromium'];
    expect(startBrowser('firefox', machine(platform, env, files))).toMatchObject({ name: 'Firefox', path });
  });

  it('is the one that the environment names, then Chromium, then one downloaded, then a vendor’s', () => {
    const files = ['/mine/chrome', '/usr/bin/chromium', '/cache/chromium', '/usr/bin/google-chrome'];
    const from = (count: number, env: Readonly<Record<string, string>> = {}) =>
      startBrowser('chromium', machine('linux', env, files.slice(count), '/cache/chromium'))?.path;
    expect(from(0, { CHROMIUM: '/mine/chrome' })).toBe('/mine/chrome');
    // One that is named and not there is no reason to open none.
    expect(from(1, { CHROMIUM: '/mine/chrome' })).toBe('/usr/bin/chromium');
    expect(from(2)).toBe('/cache/chromium');
    expect(from(3)).toBe('/usr/bin/google-chrome');
    expect(from(4)).toBeUndefined();
  });

  it('is not a vendor’s where tests run, because vendors change how extensions are loaded', () => {
    const vendors = browserPlaces('linux', {}).filter(({ name }) => !/Chrom(ium|e for)|Firefox/.test(name));
    expect(new Set(vendors.map(({ name }) => name))).toEqual(new Set(['Google Chrome', 'Microsoft Edge', 'Brave']));
    const all = machine(
      'linux',
      {},
      vendors.map(({ path }) => path),
    );
    expect(testBrowser('chromium', all)).toBeNull();
    expect(startBrowser('chromium', all)?.name).toBe('Google Chrome');
  });

  it('has places of its own on each platform, and no relative one', () => {
    for (const [platform, env] of [
      ['linux', { PATH: '.:bin' }],
      ['darwin', mac],
      ['win32', windows],
    ] as const) {
      const places = browserPlaces(platform, env);
      expect(new Set(places.map(({ path }) => path)).size).toBe(places.length);
      for (const { path } of places) expect(path).toMatch(platform === 'win32' ? /^C:\\/ : /^\//);
    }
    expect(browserPlaces('win32', {})).toEqual([]);
  });

  it.each([
    ['chromium', 'linux', 'npx playwright-core install --with-deps chromium'],
    ['chromium', 'win32', 'npx playwright-core install chromium'],
    ['firefox', 'linux', 'sudo apt-get install firefox-esr'],
    ['firefox', 'darwin', 'brew install --cask firefox'],
    ['firefox', 'win32', 'winget install Mozilla.Firefox'],
  ] as const)('%s is installed on %s by one command', (engine, platform, command) => {
    expect(installAdvice(engine, platform)).toBe(command);
  });
});
