// Alerts in real browsers: told by an alarm that wakes a dead worker, once, and answered.
import assert from 'node:assert/strict';
import { serveFolder } from '../../scripts/static-server';
import type { Message } from '../../src/domain/messages/value';
import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { writeFile } from '../../src/sync/handover/file';
import { hour, identity, payload, type Scenario, window } from '../demo/scenario';
import { allowApp } from '../support/browser/app-tab';
import { inPage } from '../support/browser/in-page';
import { openPhone } from '../support/browser/phone';
import { openUsage, untilScreen } from '../support/browser/screen';
import { spelledTitles, untilTold } from '../support/browser/told-alerts';
import { sleep, untilTruthy } from '../support/browser/wait';
import { resetList, usageSeries } from '../support/observations';
import type { Spec } from './spec';

const endsInSeconds = 20;

/** A 5-hour window that is used up and ends in a moment; the week has room. */
const almostBack: Scenario = {
  title: 'Plus: used up for another moment',
  replies: (now) => ({
    '/wham/usage': {
      body: {
        ...payload('usage-2026-09-21-plus-5h-weekly-full', now),
        ...identity('almost-back'),
        rate_limit: {
          allowed: false,
          limit_reached: true,
          primary_window: window(100, 5 * hour, endsInSeconds, now),
          secondary_window: window(30, 168 * hour, 100 * hour, now),
        },
        rate_limit_reset_credits: { available_count: 0, applicable_available_count: 0 },
      },
    },
    '/wham/rate-limit-reset-credits': { body: { credits: [], available_count: 0, total_earned_count: 0 } },
    '/wham/rate-limit-reset-credits/history': { body: { events: [], next_cursor: null } },
  }),
};

/** Titles shown by the installed app and where each leads. Runs in a page of the app. */
async function noticesNow(): Promise<string[]> {
  const shown = await (await navigator.serviceWorker.ready).getNotifications();
  return shown.map(({ title, data }) => `${title.replaceAll('\u00a0', ' ')} ${new URL(data.navigate).hash}`);
}

/** Titles told as the app's own ledger has them; null until there are two. Runs in a page of the app. */
async function toldToApp(): Promise<Message[] | null> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('headroom-values');
    request.onsuccess = () => resolve(request.result);
  });
  const ledger = await new Promise<{ slots: Record<string, { notice?: { title: Message } }[]> } | undefined>(
    (resolve) => {
      const request = database.transaction('values').objectStore('values').get('ledger');
      request.onsuccess = () => resolve(request.result);
    },
  );
  database.close();
  const entries = Object.values(ledger?.slots ?? {}).flat();
  const told = entries.flatMap((entry) => entry.notice?.title ?? []);
  return told.length === 2 ? told : null;
}

/** An encrypted file of an account at 96 % of its five hours, with a reset that expires in five days. */
async function nearlyUsedUp() {
  const at = Math.floor(Date.now() / 1_000) * 1_000 - 60_000;
  const [seen] = usageSeries(1);
  if (seen?.kind !== 'usage') throw new Error('no reading');
  const windows = [
    { limit: 'codex', seconds: 18_000, usedPercent: 96, resetsAt: at + 2 * 3_600_000 },
    { limit: 'codex', seconds: 604_800, usedPercent: 30, resetsAt: at + 100 * 3_600_000 },
  ];
  const { id: _, ...content } = { ...seen, at, facts: { ...seen.facts, windows } };
  const observations = [{ id: observationId(content), ...content } as Observation, resetList(at)];
  const accounts = [{ key: seen.account, nickname: 'Home', colour: 1 }];
  const written = { device: seen.device, writtenAt: at, accounts, records: [], observations };
  const buffer = Buffer.from(await writeFile(written, 'five small words'));
  return { name: 'headroom.hrsync', mimeType: 'application/octet-stream', buffer };
}

const shownNow = () => chrome.notifications.getAll().then((all: object) => Object.keys(all));

export const specs: Spec[] = [
  {
    name: 'an observation, a killed worker, an alarm, one notification',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser, site }) {
      site.add('almost-back', almostBack);
      const settings = await browser.extensionPage('app.html#/settings');
      const usage = await openUsage(browser, 'scenario=almost-back');
      const readAt = Date.now();
      assert.deepEqual(await untilTold(browser, '5-hour is used up', 15), ['5-hour is used up']);
      // A page that is open follows the alerts of the background.
      await untilScreen(settings, ({ regions }) =>
        Object.values(regions).some((text) => /5-hour is used up/.test(text)),
      );
      await settings.close();
      await usage.close();
      await browser.killWorker();
      assert.ok(Date.now() - readAt < endsInSeconds * 1_000, 'the window ended before the worker was killed');

      const told = await untilTold(browser, '5-hour should be back', endsInSeconds + 45);
      assert.deepEqual(told, ['5-hour is used up', '5-hour should be back']);
      // Whatever wakes it afterwards, nothing is told again.
      await browser.killWorker();
      await (await browser.popup()).close();
      const again = await openUsage(browser, 'scenario=almost-back');
      await again.close();
      assert.equal((await untilTold(browser, '5-hour should be back', 5)).length, 2);
    },
  },
  {
    name: 'tells on the installed app where nobody else does, once, and leads a tap to its page',
    browser: 'chromium',
    nightly: true,
    async run({ proxy }) {
      const app = await serveFolder('.output/pwa');
      const { page, close } = await openPhone({ app, proxyPort: proxy.port });
      try {
        await page.getByRole('button', { name: 'Open a file' }).click();
        await page.getByLabel('File (.hrsync)').setInputFiles(await nearlyUsedUp());
        await page.getByLabel('Its passphrase').fill('five small words');
        await page.getByRole('button', { name: 'Open', exact: true }).click();
        await untilTruthy(async () => (await inPage(page, noticesNow)).length === 2, 'two notices');
        const expected = ['5-hour: 96% used #/', 'A banked reset expires in 4 d 23 h #/bank'];
        assert.deepEqual((await inPage(page, noticesNow)).sort(), expected);

        // Closed unanswered: what was told stays told, at the next open too. An alert is noted once it was shown, so the
        // page may go only when both are.
        await untilTruthy(() => inPage(page, toldToApp), 'both to be noted');
        await inPage(page, async () => {
          for (const notice of await (await navigator.serviceWorker.ready).getNotifications()) notice.close();
        });
        await page.reload();
        await page.getByRole('region', { name: 'From your computer' }).waitFor();
        await sleep(4_000);
        assert.deepEqual(await inPage(page, noticesNow), []);
      } finally {
        await close();
        await app.close();
      }
    },
  },
  {
    name: 'tells once where the extension and the app share a browser',
    browser: 'chromium',
    nightly: true,
    async run({ browser, app: serveApp }) {
      const app = await serveApp();
      await browser.context?.grantPermissions(['notifications'], { origin: app.origin });
      const tab = await browser.open(`${app.origin}/#/`);
      await tab.until(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
      await allowApp(browser);
      await openUsage(browser);
      await tab.until(() => document.querySelectorAll('[role=meter]').length === 2);
      // The app heard of both from the extension, and took them for told.
      const told = spelledTitles((await tab.until(toldToApp)) ?? []).sort();
      assert.deepEqual(told, ['5-hour: 96% used', 'A banked reset expires in 1 d 16 h']);
      await tab.reload();
      await tab.until(() => document.querySelectorAll('[role=meter]').length === 2);
      await sleep(6_000);
      assert.deepEqual(await tab.evaluate(noticesNow), []);
      assert.equal((await untilTold(browser, '5-hour: 96% used', 1)).length, 2);
    },
  },
  {
    name: 'tells of a reset about to expire under a name that says nothing',
    browser: 'chromium',
    async run({ browser }) {
      await openUsage(browser);
      const told = await untilTold(browser, 'A banked reset expires in 1 d 16 h', 10);
      assert.equal(told.filter((title) => title.includes('expires')).length, 1);
      const page = await browser.extensionPage('manifest.json');
      for (const tag of await page.evaluate(shownNow)) assert.match(tag, /^headroom-[0-9a-f]{16}$/);
    },
  },
];
