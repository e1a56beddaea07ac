// A page that nobody touches: nothing of ours runs in it.
import assert from 'node:assert/strict';
import { openUsage, untilDrawn } from '../support/browser/screen';
import { callsDuring } from '../support/browser/script-calls';
import { sleep } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'calls no script of ours in a usage page that nobody touches',
    browser: 'chromium',
    async run({ browser, note }) {
      const page = await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      await page.front();
      const idle = await callsDuring(page, () => sleep(3_000));
      const asked = await callsDuring(page, async () => {
        await page.evaluate(() => {
          delete document.querySelector('main')?.dataset.state;
          [...document.querySelectorAll('button')].find((one) => one.innerText === 'Refresh')?.click();
        });
        await untilDrawn(page);
        await sleep(300);
      });
      note(`${idle.length} calls in 3 s, ${asked.length} when the page asked again`);
      assert.deepEqual(idle, []);
      assert.ok(asked.includes('relay.js'), `calls seen: ${asked.join()}`);
    },
  },
];
