// Firefox for Android opens the popup as a page of its own. Its screen and its name are given to a browser that can be asked.
import assert from 'node:assert/strict';
import { openUsage, untilScreen } from '../support/browser/screen';
import type { Spec } from './spec';

const [width, height] = [412, 860];
const userAgent = 'Mozilla/5.0 (Android 15; Mobile; rv:152.0) Gecko/152.0 Firefox/152.0';

export const specs: Spec[] = [
  {
    name: 'fills the screen of a phone with the popup, and a thumb hits everything in it',
    browser: 'chromium',
    async run({ browser }) {
      await openUsage(browser);
      const popup = await browser.popup();
      const page = popup.page ?? assert.fail();
      const session = await (browser.context ?? assert.fail()).newCDPSession(page);
      await session.send('Emulation.setUserAgentOverride', { userAgent });
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: true });
      await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await popup.reload();
      await untilScreen(popup, ({ meters }) => meters.length === 2);
      const found = await popup.evaluate(() => {
        const box = (element: Element | null) => element?.getBoundingClientRect();
        const screen = box(document.querySelector('#root > *'));
        const small = [...document.querySelectorAll('button, a, select')].flatMap((element) => {
          const { width = 0, height = 0 } = box(element) ?? {};
          const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
          return width > 0 && height < 44 ? [`${name.trim()}: ${Math.round(width)} x ${Math.round(height)}`] : [];
        });
        return { width: screen?.width, bottom: screen?.bottom, wide: document.documentElement.scrollWidth, small };
      });
      assert.equal(found.width, width);
      assert.equal(found.wide, width);
      assert.ok((found.bottom ?? 0) <= height, `${found.bottom} px high`);
      assert.deepEqual(found.small, []);
    },
  },
];
