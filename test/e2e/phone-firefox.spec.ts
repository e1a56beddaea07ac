// Firefox as the phone: it subscribes, decrypts what the computer's Chromium sent, and stores it, with nothing faked but the
// push service.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { certificate } from '../demo/certificate';
import { serveAppAtItsAddress } from '../support/browser/app-server';
import { startFirefox } from '../support/browser/firefox';
import { inPage } from '../support/browser/in-page';
import { mozillaPushPrefs, startMozillaPushServer } from '../support/browser/mozilla-push-server';
import { catchClipboard, copied, metersOn, region, withPair } from '../support/browser/pair';
import { clickButton, meterLevels, openUsage, untilScreen } from '../support/browser/screen';
import {
  chooseRelay,
  chooseRelayIn,
  historyPanel,
  joinGroup,
  observationRows,
} from '../support/browser/shared-history';
import { untilTruthy } from '../support/browser/wait';
import { startRelay } from '../support/nostr-relay';
import type { Spec } from './spec';

const host = 'relay.example.com';
const firefoxExtension = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));

export const specs: Spec[] = [
  {
    name: 'is subscribed to, decrypted and stored by a real Firefox, which then shares the whole history with two computers',
    browser: 'own',
    nightly: true,
    alone: 'firefox',
    async run({ site, proxy }) {
      const [app, mozilla] = await Promise.all([serveAppAtItsAddress(), startMozillaPushServer()]);
      const prefs = mozillaPushPrefs(mozilla.address);
      const firefox = await startFirefox({ extension: firefoxExtension, proxyPort: proxy.port, prefs });
      const relay = await startRelay({ tls: certificate });
      proxy.map(host, relay.port);
      try {
        await withPair({ site, proxy }, { isGranted: true }, async ({ computer, pushService }) => {
          pushService.onPost = ({ path, body, headers }) =>
            mozilla.deliver(path, body, typeof headers.topic === 'string' ? headers.topic : undefined);
          const { page } = computer;
          await page.getByRole('button', { name: 'Add a phone or computer' }).click();
          const link = await copied(page, 'Copy the code as a link');

          const phone = await firefox.withoutExtension().open(`${app.origin}/#/devices`);
          await phone.until(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
          await phone.evaluate((hash) => void Object.assign(location, { hash }), link.slice(link.indexOf('#')));
          await clickButton(phone, 'Allow and answer');
          const digits = await phone.until(() => document.querySelector('[data-digits]')?.getAttribute('data-digits'));
          await phone.evaluate(catchClipboard);
          await clickButton(phone, 'Copy the link');
          const answer = await phone.until(() => (window as unknown as { copiedText: string | null }).copiedText);
          await page.getByLabel('The phone’s answer').fill(String(answer));
          await page.getByRole('button', { name: 'Continue' }).click();
          const shown = page.locator('[data-digits]');
          await shown.waitFor();
          assert.equal(await shown.getAttribute('data-digits'), digits);
          await page.getByRole('button', { name: 'Same number' }).click();

          await untilScreen(phone, ({ regions }) => 'Paired' in regions);
          await phone.evaluate(() => void Object.assign(location, { hash: '/' }));
          const first = await untilScreen(phone, ({ meters }) => meters.length === 2);
          assert.deepEqual(meterLevels(first), await metersOn(page));
          assert.deepEqual(mozilla.refused, []);
          assert.ok(mozilla.acknowledged() >= 2);
          assert.ok(pushService.requests.every(({ method, body }) => method === 'POST' && body.length === 4_096));

          // The rest comes over a relay: everything the computer has, and back to it what the phone writes.
          await inPage(page, () => void Object.assign(location, { hash: '/devices' }));
          await phone.evaluate(() => void Object.assign(location, { hash: '/devices' }));
          await chooseRelay(page, host);
          await chooseRelayIn(phone, host);
          await phone.until(() => /It has (?:not read )?your newest state/.test(document.body.innerText));
          const rows = await inPage(page, observationRows);
          await untilTruthy(async () => (await phone.evaluate(observationRows)) >= rows, 'all of it on the phone');
          await untilTruthy(async () => {
            await historyPanel(page).getByRole('button', { name: 'Sync now' }).click();
            return (await region(page, 'Paired devices').innerText()).includes('Push · Relay');
          }, 'the phone’s own history on the computer');

          // A second computer, with the extension in Firefox, is of the same group.
          const other = await firefox.withFreshExtension();
          await openUsage(other);
          const laptop = await other.extensionPage('app.html#/devices');
          await joinGroup(laptop, page);
          await clickButton(laptop, 'Use these relays on this device too');
          await laptop.until(() => /It has (?:not read )?your newest state/.test(document.body.innerText));
          // The phone learns of it from the computer that it knows.
          await untilTruthy(
            async () => {
              await historyPanel(page).getByRole('button', { name: 'Sync now' }).click();
              await clickButton(phone, 'Sync now');
              return (await phone.evaluate(devicesListed)) === 3;
            },
            'both computers on the phone',
            60_000,
          );
        });
      } finally {
        await Promise.all([firefox.close(), app.close(), mozilla.close(), relay.stop()]);
      }
    },
  },
];

/** How many devices of the group are listed. Runs in the page. */
function devicesListed(): number {
  return document.querySelectorAll('section[aria-label="Paired devices"] li').length;
}
