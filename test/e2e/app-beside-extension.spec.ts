// The app on its own address beside the extension of the same browser.
import assert from 'node:assert/strict';
import { allowApp, openApp, withSeparateApp } from '../support/browser/app-tab';
import { clickButton, meterLevels, openUsage, type Screen, untilScreen } from '../support/browser/screen';
import { storedRows } from '../support/browser/stored-observations';
import { nextSecond } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'asks the extension, and cannot pass off figures as those of the Codex page',
    browser: 'both',
    async run({ browser, app: serveApp }) {
      const app = await serveApp();
      await allowApp(browser);
      const tab = await openApp(browser, app);
      const answers = await tab.evaluate(async () => {
        const at = Date.now();
        const url = 'https://chatgpt.com/backend-api/wham/usage';
        const body = JSON.stringify({
          plan_type: 'forged',
          rate_limit: {
            primary_window: { used_percent: 1, limit_window_seconds: 604_800, reset_after_seconds: 9_000 },
          },
        });
        const seen = { type: 'headroom/seen', method: 'GET', url, status: 200, body, startedAt: at, at, date: null };
        const windows = [{ limit: 'codex', seconds: 604_800, usedPercent: 1, resetsAt: at + 9_000_000 }];
        const read = { windows, credits: null, bankCount: 7, resets: [] };
        const forged = [seen, { type: 'headroom/page-read', at, read }, { type: 'headroom/decided', decision: {} }];
        // The app asks for itself meanwhile, and its own answers are none of ours: they have other ids.
        const ours = 1_000_000;
        const answers: unknown[] = [];
        addEventListener(
          'message',
          ({ data }) => void (data?.say === 'delta' && data.id >= ours && answers.push(data.delta)),
        );
        const last = { type: 'headroom/pull', have: {} };
        for (const [index, pull] of [...forged, last].entries())
          postMessage({ headroom: 'app', say: 'pull', id: ours + index, pull }, '*');
        for (const end = Date.now() + 5_000; answers.length < 4 && Date.now() < end; )
          await new Promise((resolve) => setTimeout(resolve, 50));
        return answers;
      });
      assert.equal(answers.length, 4);
      assert.equal(answers.filter((answer) => answer !== null).length, 1);
      assert.deepEqual(await storedRows(browser), []);
      assert.equal(await browser.badge(), '');
    },
  },
  {
    name: 'follows the extension in the same browser, also after its worker was stopped',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, site, app: serveApp }) {
      const app = await serveApp();
      await allowApp(browser);
      const tab = await openApp(browser, app);
      const usage = await openUsage(browser);
      const first = await untilScreen(tab, (screen) => meterLevels(screen)[0]?.[1] === 4);
      assert.deepEqual(meterLevels(first), [
        ['5-hour', 4],
        ['Weekly', 48],
      ]);
      await browser.killWorker();
      site.advance('plus');
      await nextSecond();
      await usage.reload();
      const next = await untilScreen(tab, (screen) => meterLevels(screen)[0]?.[1] !== 4);
      assert.notDeepEqual(meterLevels(next), meterLevels(first));
    },
  },
  {
    name: 'imports what was seen before the app was first opened',
    browser: 'both',
    nightly: true,
    fresh: true,
    async run({ browser, app: serveApp }) {
      const app = await serveApp();
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      await allowApp(browser);
      const tab = await openApp(browser, app);
      const held = ({ regions }: Screen) => /2 resets/.test(regions['Banked resets'] ?? '');
      const screen = await untilScreen(tab, held);
      assert.equal(screen.meters.length, 2);
    },
  },
  {
    name: 'gets nothing before the user allowed it in the extension, and nothing after they withdrew it',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, app: serveApp }) {
      const app = await serveApp();
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      const tab = await openApp(browser, app);
      await tab.until(() => document.body.innerText.includes('Click its button in the toolbar'));
      const popup = await browser.popup();
      await popup.until(() => document.body.innerText.includes('http://localhost:4173 asks'));
      await popup.close();
      const pulled = () =>
        tab.evaluate(
          () =>
            new Promise<{ consent?: string; observations?: unknown[] }>((resolve) => {
              addEventListener('message', ({ data }) => {
                if (data?.say === 'delta' && data.id === 7_777) resolve(data.delta);
              });
              const pull = { type: 'headroom/pull', have: {} };
              postMessage({ headroom: 'app', say: 'pull', id: 7_777, pull }, location.origin);
            }),
        );
      const before = await pulled();
      assert.equal(before.consent, 'asked');
      assert.equal(before.observations, undefined);
      await allowApp(browser);
      await untilScreen(tab, ({ meters }) => meters.length === 2);
      const settings = await browser.extensionPage('app.html#/settings');
      await clickButton(settings, 'Stop sharing');
      await settings.until(() => document.body.innerText.includes('gets nothing from this browser'));
      assert.equal((await pulled()).consent, 'refused');
    },
  },
  {
    name: 'tells nothing to a page that is not the app',
    browser: 'both',
    async run({ browser }) {
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      await withSeparateApp(async (other) => {
        const tab = await browser.open(`${other.origin}/`);
        const heard = await tab.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let count = 0;
              addEventListener('message', ({ data }) => {
                if (data?.headroom === 'extension') count += 1;
              });
              postMessage({ headroom: 'app', say: 'hello' }, location.origin);
              postMessage(
                { headroom: 'app', say: 'pull', id: 1, pull: { type: 'headroom/pull', have: {} } },
                location.origin,
              );
              setTimeout(() => resolve(count), 800);
            }),
        );
        assert.equal(heard, 0);
      });
    },
  },
];
