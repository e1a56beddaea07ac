// Checks the built extension and app. `npm test` builds them first; to run this file alone, `npm run build` before it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extensionSizes } from '../bench/extension-sizes';
import { holds } from '../bench/figure';
import { precacheFigure } from '../bench/precache';

const extensions = ['chrome-mv3', 'firefox-mv3'];
const folderOf = (name: string) => {
  const folder = `.output/${name}`;
  if (!existsSync(folder)) throw new Error(`${folder} is not there: run \`npm run build\` first.`);
  return folder;
};
const scriptsOf = (name: string) => {
  const folder = folderOf(name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(m?js|html|css)$/.test(path),
  );
  return paths.map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
};
const manifestOf = (name: string) => JSON.parse(readFileSync(`${folderOf(name)}/manifest.json`, 'utf8'));

describe.each(extensions)('%s', (name) => {
  it('asks for nothing beyond what it needs', () => {
    const manifest = manifestOf(name);
    const app = name === 'firefox-mv3' ? 'http://localhost/*' : 'http://localhost:4173/*';
    expect(manifest.manifest_version).toBe(3);
    expect([...manifest.permissions].sort()).toEqual([
      'alarms',
      'notifications',
      // Declared in the one browser that has it; it asks the user nothing.
      ...(name === 'chrome-mv3' ? ['sidePanel'] : []),
      'storage',
    ]);
    expect([...manifest.host_permissions].sort()).toEqual([app, 'https://chatgpt.com/*']);
    expect([...manifest.optional_host_permissions].sort()).toEqual([
      'https://*.notify.windows.com/*',
      'https://*.push.apple.com/*',
      // Asked for one address: the one the user enters as the app's.
      'https://*/*',
      'https://fcm.googleapis.com/*',
      'https://updates.push.services.mozilla.com/*',
    ]);
    // Asked for with the hosts, when a phone is paired: the last word before the computer sleeps. And with the app's address.
    expect(manifest.optional_permissions).toEqual(['idle', 'scripting']);
    expect(Object.keys(manifest)).not.toContain('externally_connectable');
  });

  it('asks for nothing that docs/store/permissions.md does not justify', () => {
    const { permissions, host_permissions, optional_permissions, optional_host_permissions } = manifestOf(name);
    const hosts = host_permissions.map((host: string) => (host.includes('//localhost') ? 'APP' : host));
    const optional = [...optional_permissions, ...optional_host_permissions].map((one) => `${one} (optional)`);
    const asked = [...permissions, ...hosts, ...optional].sort();
    const sections = readFileSync('docs/store/permissions.md', 'utf8').split(/^## /m).slice(1);
    const justified = sections.filter((section) => (section.split('\n\n')[1]?.length ?? 0) > 40);
    const names = justified.map((section) => section.split('\n')[0] ?? '').sort();
    // Only one of the two browsers has a side panel by that name.
    expect(names.filter((one) => one !== 'sidePanel' || asked.includes(one))).toEqual(asked);
  });

  it('has the popup’s place beside a page, keys for both, and Settings as the browser’s options', () => {
    const manifest = manifestOf(name);
    const isFirefox = name === 'firefox-mv3';
    const panel = isFirefox ? manifest.sidebar_action : manifest.side_panel;
    expect(panel).toMatchObject(
      isFirefox ? { default_panel: 'sidepanel.html', open_at_install: false } : { default_path: 'sidepanel.html' },
    );
    expect(manifest.options_ui).toEqual({ page: 'app.html#/settings', open_in_tab: true });
    const command = isFirefox ? '_execute_sidebar_action' : 'open-side-panel';
    expect(Object.keys(manifest.commands).sort()).toEqual(['_execute_action', command].sort());
    const { gecko, gecko_android: android } = manifest.browser_specific_settings ?? {};
    expect(android?.strict_min_version).toBe(gecko?.strict_min_version);
    expect(android === undefined).toBe(!isFirefox);
  });

  it('says in its name and icon that it is a development build', () => {
    const { name: named, description, default_locale: locale } = manifestOf(name);
    expect([named, description]).toEqual(['__MSG_name__', '__MSG_description__']);
    const messages = JSON.parse(readFileSync(`${folderOf(name)}/_locales/${locale}/messages.json`, 'utf8'));
    expect(messages.name.message).toBe('Headroom for Codex (development)');
    expect(messages.description.message).toMatch(/^How much of your Codex allowance is left/);
    for (const size of [16, 32, 48, 96, 128]) {
      const icon = readFileSync(`${folderOf(name)}/icon/${size}.png`);
      expect(icon.equals(readFileSync(`scripts/build/development-icon/${size}.png`))).toBe(true);
      expect(icon.equals(readFileSync(`public/icon/${size}.png`))).toBe(false);
    }
  });
});

describe.each([...extensions, 'pwa'])('%s', (name) => {
  it.each([
    ['spends a reset', /credits\/consume|\/consume\b|redeem_request|redeemRequest/, 'rate-limit-reset-credits/consume'],
    ['sends an invitation', /send-email|referrals\/invite["'`]/, '"/referrals/invite"'],
    ['reads a session', /api\/auth\/session|client-bootstrap/, '/api/auth/session'],
    ['reads a cookie or a token', /document\.cookie|accessToken/, 'const { accessToken } = session'],
    ['reads tasks or conversations', /wham\/tasks|backend-api\/conversation/, '/backend-api/wham/tasks/list'],
  ])('contains nothing that %s', (_, forbidden, example) => {
    expect(example).toMatch(forbidden);
    const scripts = scriptsOf(name);
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('parsers of what a page received', () => {
  // Reasons that a parser alone gives: of the usage body, of the history of resets, of the use by day.
  const reasons = ['states a window twice', 'is not a known kind', 'is not date'];
  const holding = (name: string, reason: string) =>
    scriptsOf(name)
      .filter(({ text }) => text.includes(reason))
      .map(({ path }) => path);

  it.each(reasons)('are in the background alone of the extension, and nowhere in the app: “%s”', (reason) => {
    expect(holding('chrome-mv3', reason)).toEqual(['background.js']);
    expect(holding('pwa', reason)).toEqual([]);
  });

  it('leave the spelling of exported evidence to the pages that export it', () => {
    const pages = holding('chrome-mv3', 'personal_credits');
    expect(pages).not.toEqual([]);
    expect(pages.filter((path) => !path.startsWith('chunks/'))).toEqual([]);
  });
});

describe('the database', () => {
  it.each(extensions)('is in one script of the background, which the badge does not wait for: %s', (name) => {
    const holding = scriptsOf(name)
      .filter(({ path, text }) => path.startsWith('background') && text.includes('DexieError'))
      .map(({ path }) => path);
    expect(holding).toEqual(['background-database.js']);
  });

  it.each([
    // A key of the store of observations; a note of an explained change.
    ['the stores', 'arrival-floor'],
    ['the explanations of changes', 'rebounded'],
  ])('comes with %s, which the first script does without', (_, text) => {
    for (const name of extensions) {
      const holding = scriptsOf(name).filter((script) => script.text.includes(text));
      const paths = holding.map(({ path }) => path);
      expect(paths).toContain('background-database.js');
      expect(paths).not.toContain('background.js');
    }
  });
});

describe('the app’s service worker', () => {
  it('is one classic script, which loads nothing later', () => {
    const text = readFileSync(`${folderOf('pwa')}/sw.js`, 'utf8');
    expect(text).not.toMatch(/import\.meta|\bimport\(/);
    // Compiles as a script; as a module it would never start.
    expect(() => new Function(text)).not.toThrow();
  });
});

describe('sizes', () => {
  it.each(extensionSizes(folderOf('chrome-mv3')))('$name stays below $floor $unit', (figure) => {
    expect(holds(figure, figure.floor), `${figure.value} ${figure.unit}`).toBe(true);
  });

  it('what the app fetches before it counts as installed stays below 130 KB', () => {
    const figure = precacheFigure(folderOf('pwa'));
    expect(figure.value).toBeGreaterThan(50);
    expect(figure.floor).toBe(130);
    expect(figure.value).toBeLessThan(130);
  });
});
