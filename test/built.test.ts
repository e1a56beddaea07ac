// What ships, looked at as it ships: `npm test` builds before it runs this, by itself it wants `npm run build` first.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extensionSizes, gzippedBytes } from '../bench/extension-sizes';
import { holds } from '../bench/figure';

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
    expect([...manifest.permissions].sort()).toEqual(['alarms', 'notifications', 'storage']);
    expect([...manifest.host_permissions].sort()).toEqual([app, 'https://chatgpt.com/*']);
    expect([...manifest.optional_host_permissions].sort()).toEqual([
      'https://*.notify.windows.com/*',
      'https://*.push.apple.com/*',
      'https://fcm.googleapis.com/*',
      'https://updates.push.services.mozilla.com/*',
    ]);
    // Asked for with the hosts, when a phone is paired: the last word before the computer sleeps.
    expect(manifest.optional_permissions).toEqual(['idle']);
    expect(Object.keys(manifest)).not.toContain('externally_connectable');
  });
});

describe.each([...extensions, 'pwa'])('%s', (name) => {
  it.each([
    ['spends a reset', /credits\/consume|\/consume\b|redeem_request|redeemRequest/],
    ['sends an invitation', /send-email|referrals\/invite["'`]/],
    ['reads a session, a cookie or a token', /api\/auth\/session|client-bootstrap|document\.cookie|accessToken/],
    ['reads tasks or conversations', /wham\/tasks|backend-api\/conversation/],
  ])('has no word in it that %s', (_, word) => {
    expect(
      scriptsOf(name)
        .filter(({ text }) => word.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
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

describe('sizes', () => {
  it.each(extensionSizes(folderOf('chrome-mv3')))('$name stays below $floor $unit', (figure) => {
    expect(holds(figure, figure.floor), `${figure.value} ${figure.unit}`).toBe(true);
  });

  it('what the app keeps for offline use stays below 160 KB', () => {
    const worker = readFileSync(`${folderOf('pwa')}/sw.js`, 'utf8');
    const entries = [...worker.matchAll(/\{[^{}]*"?url"?:[^{}]*\}/g)].map(([entry]) => entry);
    const first = entries.filter((entry) => /"?stage"?:["'`]first/.test(entry));
    const urls = new Set(first.map((entry) => /"?url"?:["'`]([^"'`]+)/.exec(entry)?.[1]));
    const kept = gzippedBytes(folderOf('pwa'), (path) => urls.has(path));
    expect(kept).toBeGreaterThan(50_000);
    expect(kept / 1_000).toBeLessThan(160);
  });
});
