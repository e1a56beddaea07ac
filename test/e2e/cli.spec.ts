// The Codex CLI's folder, chosen once and read again by itself.
import assert from 'node:assert/strict';
import { serveFolder } from '../../scripts/static-server';
import { untilScreen } from '../support/browser/screen';
import { chooseSessionFolder, writeSessionFile } from '../support/browser/session-folder';
import type { Tab } from '../support/browser/test-browser';
import type { Spec } from './spec';

const weekly = (left: number) => (screen: { readonly meters: readonly { name: string; left: number }[] }) =>
  screen.meters.some((meter) => meter.name === 'Weekly' && meter.left === left);

/** A session file as the CLI writes it: a snapshot between lines of conversation. */
function session(minutesAgo: number, used: number): string {
  const at = Date.now() - minutesAgo * 60_000;
  const timestamp = new Date(at).toISOString();
  const primary = { used_percent: used, window_minutes: 10_080, resets_at: Math.floor(at / 1_000) + 300_000 };
  const rateLimits = { limit_id: 'codex', plan_type: 'pro', primary };
  return [
    { timestamp, type: 'response_item', payload: { type: 'message', content: 'a SECRET conversation' } },
    { timestamp, type: 'event_msg', payload: { type: 'token_count', rate_limits: rateLimits } },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
}

/** Chooses the folder in the app's Settings; gives back what is said of it. */
async function choose(tab: Tab): Promise<string> {
  await chooseSessionFolder(tab);
  const { regions } = await untilScreen(tab, ({ text }) => /is read each time/.test(text));
  return regions['From the Codex CLI'] ?? '';
}

export const specs: Spec[] = [
  {
    name: 'reads the CLI’s folder, and again by itself when the full page or the popup opens',
    browser: 'chromium',
    async run({ browser }) {
      const tab = await browser.extensionPage('app.html#/settings');
      await tab.until(() => document.querySelector('main') !== null);
      await writeSessionFile(tab, 'rollout-a.jsonl', session(30, 10));
      const said = await choose(tab);
      assert.match(said, /1 new reading from 1 file/);
      assert.match(said, /“sessions” is read each time Headroom opens/);

      await writeSessionFile(tab, 'rollout-b.jsonl', session(20, 25));
      await tab.close();
      const again = await browser.extensionPage('app.html#/');
      await untilScreen(again, weekly(75));

      await writeSessionFile(again, 'rollout-c.jsonl', session(10, 60));
      await writeSessionFile(again, 'notes.txt', 'not a session');
      await again.close();
      const popup = await browser.popup();
      await untilScreen(popup, weekly(40));
      await popup.close();
      assert.equal(await browser.badgeUntil((text) => text !== '75'), '40');
      assert.ok(!(await browser.dump()).includes('SECRET'));
    },
  },
  {
    name: 'asks for a folder, not for files, where a browser remembers none',
    browser: 'both',
    async run({ browser }) {
      const app = await serveFolder('.output/pwa');
      const tab = await browser.open(`${app.origin}/#/settings`);
      const isFolder = await tab.until(() => {
        const input = document.querySelector<HTMLInputElement>('[aria-label="Codex CLI sessions folder"]');
        return input && { isFolder: input.webkitdirectory };
      });
      assert.deepEqual(isFolder, { isFolder: true });
      await app.close();
    },
  },
  {
    name: 'reads the CLI’s folder on the app’s own address, and again by itself when it opens',
    browser: 'chromium',
    nightly: true,
    async run({ browser, proxy }) {
      const app = await serveFolder('.output/pwa');
      try {
        const tab = await browser.open(`${app.origin}/#/settings`);
        await tab.until(() => document.querySelector('main') !== null);
        await writeSessionFile(tab, 'rollout-a.jsonl', session(30, 10));
        assert.match(await choose(tab), /1 new reading from 1 file/);
        await writeSessionFile(tab, 'rollout-b.jsonl', session(20, 25));
        await tab.close();
        const again = await browser.open(`${app.origin}/#/`);
        await untilScreen(again, weekly(75));
        assert.deepEqual(proxy.refused, []);
      } finally {
        await app.close();
      }
    },
  },
];
