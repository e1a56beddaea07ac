// Attacks that only a real browser can answer: pages that frame ours, and pushes with words of their own.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withSampleApp } from '../support/browser/app-tab';
import { inPage } from '../support/browser/in-page';
import { pairDevices, withPair } from '../support/browser/pair';
import { untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'starts in no frame of another page, be it the app or a page of the extension',
    browser: 'chromium',
    async run({ browser }) {
      await withSampleApp(browser, async ({ app }) => {
        const extension = browser.origin;
        const framed = [
          `${app.origin}/`,
          `${app.origin}/#/settings`,
          `${extension}/app.html`,
          `${extension}/popup.html`,
        ];
        const attacker = await servePage(framed.map((url) => `<iframe src="${url}"></iframe>`).join(''));
        try {
          const tab = await browser.open(attacker.url);
          const frames = () => tab.page?.frames().slice(1) ?? [];
          const ofApp = () => frames().filter((frame) => frame.url().startsWith(app.origin));
          await untilTruthy(async () => ofApp().length === 2, 'both frames of the app');
          for (const frame of ofApp()) {
            await frame.getByText('Open Headroom on its own').waitFor();
            assert.equal(await frame.locator('main, nav, button, input, [role=meter]').count(), 0);
          }
          // The browser puts a page of its own where a page may not be framed.
          assert.deepEqual(
            frames().filter((frame) => frame.url().startsWith(extension)),
            [],
          );
        } finally {
          attacker.close();
        }
      });
    },
  },
  {
    name: 'shows no word on a phone’s lock screen that did not come sealed',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: true }, async (pair) => {
        const { pushService } = pair;
        const subscription = pushService.subscription();
        const phone = await pair.openPhone({ subscription });
        await pairDevices(pair, phone, subscription);
        const honest = JSON.parse(subscription.open((await pushService.next(1)).body));
        const sealed: string = honest.notification.data.hr;
        const forgeries: object[] = [
          {},
          { hr: 'AAAA' },
          { ht: sealed },
          { hk: sealed },
          { hw: sealed },
          { hr: `${sealed.slice(0, -8)}AAAAAAAA` },
          { hr: sealed },
        ];
        for (const [index, data] of forgeries.entries()) {
          const notification = { ...honest.notification, ...forged, tag: `forged-${index}`, data };
          await phone.deliver(JSON.stringify({ ...honest, notification }));
        }
        // A push that is no JSON at all.
        await phone.deliver(`${forged.title}. ${forged.body}`);
        const shown = () =>
          inPage(phone.page, async () => {
            const registration = await navigator.serviceWorker.ready;
            const open = await registration.getNotifications();
            return open.map(({ title, body }) => `${title} | ${body}`);
          });
        await untilTruthy(async () => (await shown()).length > 0, 'what the worker shows');
        assert.doesNotMatch((await shown()).join('\n'), /locked|555/);
      }),
  },
];

const forged = {
  title: 'Account locked!',
  body: 'Call 555-0100 now.',
  navigate: 'https://evil.example/',
  actions: [{ action: 'call', title: 'Call 555-0100' }],
};

/** A page of another origin. */
async function servePage(body: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${port}/`, close };
}
