import assert from 'node:assert/strict';
import type { Spec } from './spec';

const usagePage = 'https://chatgpt.com/codex/settings/usage';

export const specs: Spec[] = [
  {
    name: 'is there before the page, and does not show',
    browser: 'both',
    async run({ browser }) {
      const page = await browser.open(usagePage);
      const first = await page.evaluate(() => {
        const { text, open } = (globalThis as unknown as { demoFirst: { text: string; open: string } }).demoFirst;
        return { text, open, watched: Symbol.for('headroom.watch') in window };
      });
      assert.equal(first.watched, true);
      assert.match(first.text, /^function fetch\(\)\s*\{\s*\[native code\]\s*\}$/);
      assert.match(first.open, /^function open\(\)\s*\{\s*\[native code\]\s*\}$/);
      await page.until(() => document.querySelector('main')?.dataset.state === 'drawn');
    },
  },
];
