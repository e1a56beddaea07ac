// What hangs over the toolbar's button is spelled as the popup below it spells it.
import assert from 'node:assert/strict';
import { openUsage } from '../support/browser/screen';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: "spells the button's sentence as the popup spells the same instant",
    browser: 'both',
    async run({ browser }) {
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      const popup = await browser.popup();
      // The number comes first, its sentence once the reading is stored.
      await popup.until(async () => / resets /.test(await chrome.action.getTitle({})));
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
];
