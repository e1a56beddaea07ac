// What hangs over the toolbar's button is spelled as the popup below it spells it.
import assert from 'node:assert/strict';
import { day, hour, identity, payload, type Scenario, window } from '../demo/scenario';
import { openUsage } from '../support/browser/screen';
import { sleep } from '../support/browser/wait';
import type { Spec, SpecContext } from './spec';

/** How long the demo account stays blocked after its page was opened. */
const blockedMs = 12_000;
/** How late badge and sentence may be, the time to ask for them included. */
const lateMs = 2_500;

/** A 5-hour window that is used up and ends at `endsAt`. */
function blockedUntil(endsAt: number): Scenario {
  return {
    title: 'Blocked for a moment',
    replies: (now) => ({
      '/wham/usage': {
        body: {
          ...payload('usage-2026-09-21-plus-5h-weekly-full', now),
          ...identity('blocked'),
          rate_limit: {
            allowed: false,
            limit_reached: true,
            primary_window: window(100, 5 * hour, Math.round((endsAt - now) / 1_000), now),
            secondary_window: window(20, 7 * day, 4 * day, now),
          },
        },
      },
    }),
  };
}

/** Blocked, then free at the instant: by the badge and by the sentence. `meanwhile` happens while it is blocked. */
async function turnsAtTheInstant(
  { browser, site, note }: SpecContext,
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  const endsAt = Math.ceil(Date.now() / 1_000) * 1_000 + blockedMs;
  site.add('blocked', blockedUntil(endsAt));
  const page = await openUsage(browser, 'scenario=blocked');
  await browser.badgeUntil((text) => text === '1m');
  const extension = await browser.extensionPage('manifest.json');
  await extension.until(async () => /^Blocked by 5-hour/.test(await chrome.action.getTitle({})));
  // With nothing open that could ask the background for anything.
  await page.close();
  await meanwhile();
  await sleep(endsAt - 500 - Date.now());
  assert.equal(await extension.evaluate(() => chrome.action.getBadgeText({})), '1m');
  await extension.until(async () => (await chrome.action.getBadgeText({})) === '100');
  await extension.until(async () => /^5-hour should be full/.test(await chrome.action.getTitle({})));
  const late = Date.now() - endsAt;
  note(`${late} ms after the instant`);
  assert.ok(late < lateMs, `the badge turned ${late} ms late`);
}

export const specs: Spec[] = [
  {
    name: "spells the button's sentence as the popup spells the same instant",
    browser: 'both',
    async run({ browser }) {
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      const popup = await browser.popup();
      // The number comes first, its sentence once the reading is stored.
      await popup.until(async () => /full again /.test(await chrome.action.getTitle({})));
      await popup.until(() => document.querySelector('time[title]') !== null);
      const sentence = await popup.evaluate(() => chrome.action.getTitle({}));
      const spelled = await popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('time[title]')].map(({ title }) => title),
      );
      assert.ok(
        spelled.some((instant) => sentence.includes(instant)),
        `"${sentence}" has none of ${spelled.join(' | ')}`,
      );
    },
  },
  {
    name: 'turns badge and sentence at the instant a window ends',
    browser: 'both',
    nightly: true,
    alone: 'everything',
    run: (context) => turnsAtTheInstant(context),
  },
  {
    name: 'turns badge and sentence at that instant although the background was stopped',
    browser: 'both',
    nightly: 'firefox',
    alone: 'everything',
    run: (context) => turnsAtTheInstant(context, context.browser.killWorker),
  },
];
