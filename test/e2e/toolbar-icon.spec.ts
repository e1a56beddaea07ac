// The ring on the toolbar's button, as the background hands it to the browser.
import assert from 'node:assert/strict';
import { openUsage } from '../support/browser/screen';
import { untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'draws what is left as a ring, and leaves the figure away where the user wants none',
    browser: 'chromium',
    async run({ browser }) {
      const worker = browser.context?.serviceWorkers()[0] ?? assert.fail();
      // No browser gives an icon back, so what the worker hands over is kept.
      await worker.evaluate(() => {
        const action = chrome.action as { setIcon: (details: unknown) => Promise<void> };
        const setIcon = action.setIcon.bind(action);
        action.setIcon = (details) => {
          Object.assign(globalThis, { icon: details });
          return setIcon(details);
        };
      });
      await openUsage(browser);
      await browser.badgeUntil((text) => text === '4!');
      /** Whether a point of the ring, by its hours on a clock, is white. */
      const ring = () =>
        worker.evaluate(() => {
          const { icon } = globalThis as { icon?: { imageData?: Record<string, ImageData> } };
          const image = icon?.imageData?.[32];
          if (!image) return null;
          return [0.1, 3, 6, 9].map((hour) => {
            const turn = (hour / 12) * 2 * Math.PI;
            const [x, y] = [Math.round(15.5 + 10.5 * Math.sin(turn)), Math.round(15.5 - 10.5 * Math.cos(turn))];
            return (image.data[(y * 32 + x) * 4 + 2] ?? 0) > 220;
          });
        });
      // 4 % are left: the ring ends before one o'clock.
      assert.deepEqual(await untilTruthy(ring, 'the ring'), [true, false, false, false]);

      const app = await browser.extensionPage('app.html#/settings');
      await app.until(() => document.querySelector('[role=switch][aria-label="Figure on the toolbar icon"]'));
      await app.evaluate(() => {
        document.querySelector<HTMLInputElement>('[role=switch][aria-label="Figure on the toolbar icon"]')?.click();
      });
      await browser.badgeUntil((text) => text === '');
      assert.deepEqual(await ring(), [true, false, false, false]);
    },
  },
];
