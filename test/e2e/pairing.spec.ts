// A phone paired with a computer that pushes to it: two browser profiles and a push service between them.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { withCameraVideo } from '../support/browser/fake-camera';
import { inPage } from '../support/browser/in-page';
import { copied, exchangeCodes, metersOn, pairDevices, region, withPair } from '../support/browser/pair';
import { openUsage } from '../support/browser/screen';
import { sleep, untilTruthy } from '../support/browser/wait';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'pairs two profiles by link, and pushes without a preflight, a cookie or a readable byte',
    browser: 'own',
    run: (context) =>
      withPair(context, { isGranted: true }, async (pair) => {
        const { computer, pushService } = pair;
        const subscription = pushService.subscription();
        const phone = await pair.openPhone({ subscription });
        await pairDevices(pair, phone, subscription);
        const digest = await pushService.next(1);
        assert.deepEqual(
          pushService.requests.map(({ method }) => method).filter((method) => method !== 'POST'),
          [],
        );
        assert.equal(digest.body.length, 4_096);
        assert.equal(digest.headers['content-encoding'], 'aes128gcm');
        assert.equal(digest.headers.topic, 'digest');
        assert.equal(digest.headers.ttl, '2419200');
        assert.match(String(digest.headers.authorization), /^vapid t=[\w.-]+, k=[\w-]+$/);
        assert.equal(digest.headers.cookie, undefined);
        const message = JSON.parse(subscription.open(digest.body));
        assert.equal(message.web_push, 8030);
        // The words are sealed: in the clear part is one fixed sentence, and the phone's worker shows what it opened.
        assert.equal(message.notification.title, 'Headroom has news');
        const titles = () =>
          inPage(phone.page, async () => {
            const registration = await navigator.serviceWorker.ready;
            return (await registration.getNotifications()).map(({ title }) => title);
          });
        const isCard = (title: string) => /^5-hour \d+% left · Weekly \d+% left$/.test(title);
        await untilTruthy(async () => (await titles()).some(isCard), 'the card on the phone');

        const onPhone = await metersOn(phone.page);
        assert.deepEqual(onPhone, await metersOn(computer.page));
      }),
  },
  {
    name: 'stores a push once, with one notification, when it arrives six times and with its worker stopped',
    browser: 'own',
    run: (context) =>
      withPair(context, { isGranted: true }, async (pair) => {
        const { pushService } = pair;
        const subscription = pushService.subscription();
        const phone = await pair.openPhone({ subscription });
        await pairDevices(pair, phone, subscription);
        const text = subscription.open((await pushService.next(1)).body);
        await metersOn(phone.page);
        await untilTruthy(() => isInboxEmpty(phone.page), 'the first pushes to be taken in');
        const rows = () => inPage(phone.page, countRows, { name: 'headroom', store: 'observations' });
        const known = await rows();
        assert.ok(known > 0);
        await inPage(phone.page, countPushes);
        const pushes = () => inPage(phone.page, () => (window as unknown as { pushes: number }).pushes);
        for (let i = 0; i < 3; i++) await phone.deliver(text);
        await untilTruthy(async () => (await pushes()) === 3, 'three pushes to be stored');
        await phone.stopWorker();
        for (let i = 0; i < 3; i++) await phone.deliver(text);
        await untilTruthy(async () => (await pushes()) === 6, 'six pushes to be stored');
        await untilTruthy(() => isInboxEmpty(phone.page), 'the six pushes to be taken in');
        assert.equal(await rows(), known);
        const shown = await inPage(phone.page, async () => {
          const registration = await navigator.serviceWorker.ready;
          return (await registration.getNotifications()).map(({ tag }) => tag);
        });
        assert.equal(shown.filter((tag) => tag === 'headroom').length, 1);
      }),
  },
  {
    name: 'says what a build for this computer alone lacks, and shows no code that cannot work',
    browser: 'chromium',
    async run({ browser }) {
      await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      const { page } = await browser.extensionPage('app.html#/devices');
      assert.ok(page);
      await page.getByText('has to be at an https address').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Add a phone or computer' }).count(), 0);
      // The code with the figures opens in an installed app, and claims to be nothing else.
      assert.match(await copied(page, 'Copy as a link'), /^#s=\d+$/);
      await page.getByText('the camera app cannot open this one').waitFor();
      // The address can be given here. The browser's own question is answered for the user.
      await inPage(page, () => {
        chrome.permissions.request = (async () => true) as never;
      });
      await page.getByRole('textbox', { name: 'Address of the app' }).fill('https://you.example/headroom');
      await page.getByRole('button', { name: 'Use this address' }).click();
      await page.getByRole('button', { name: 'Add a phone or computer' }).waitFor();
      assert.match(await copied(page, 'Copy as a link'), /^https:\/\/you\.example\/headroom\/#s=\d+$/);
    },
  },
  {
    name: 'asks no push service without permission, and says what that means',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: false }, async ({ computer, pushService }) => {
        await inPage(computer.page, () => {
          chrome.permissions.request = (async () => false) as never;
        });
        await computer.page.getByRole('button', { name: 'Add a phone or computer' }).click();
        await computer.page.getByText('Codes, links and files work all the same').waitFor();
        assert.equal(pushService.requests.length, 0);
      }),
  },
  {
    name: 'has every post stopped by the browser while the push services are not allowed, and says so',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: false }, async (pair) => {
        const { computer, pushService } = pair;
        // Pretends that the permission was given, to see what the browser does without it.
        await inPage(computer.page, () => {
          chrome.permissions.request = (async () => true) as never;
        });
        const phone = await pair.openPhone({ subscription: pushService.subscription() });
        await exchangeCodes(computer.page, phone);
        await computer.page.getByRole('button', { name: 'Same number' }).click();
        await computer.page
          .getByText(/no permission to reach it/)
          .first()
          .waitFor();
        // The browser asked the push service whether it may, was not told that it may, and sent nothing.
        assert.ok(pushService.requests.length > 0);
        assert.deepEqual([...new Set(pushService.requests.map(({ method }) => method))], ['OPTIONS']);
        assert.equal(Buffer.concat(pushService.requests.map(({ body }) => body)).length, 0);
        assert.equal(await region(computer.page, 'Paired devices').count(), 0);
      }),
  },
  {
    name: 'pairs nobody after different numbers, and sends nothing to a removed phone',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: true }, async (pair) => {
        const { computer, pushService, site: page } = pair;
        const subscription = pushService.subscription();
        const phone = await pair.openPhone({ subscription });
        await exchangeCodes(computer.page, phone);
        await computer.page.getByRole('button', { name: 'Different' }).click();
        await computer.page.getByText('Nothing was shared').waitFor();
        assert.equal(pushService.requests.length, 0);

        await pairDevices(pair, phone, subscription);
        await pushService.next(1);
        const devices = region(computer.page, 'Paired devices');
        await devices.getByRole('button', { name: 'Remove…' }).click();
        await devices.getByRole('button', { name: /^Remove / }).click();
        await devices.waitFor({ state: 'detached' });
        const before = pushService.requests.length;
        page.advance('plus');
        await openUsage(computer);
        await sleep(1_500);
        assert.equal(pushService.requests.length, before);
      }),
  },
  {
    name: 'sends a test, and says what the push service answered',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: true }, async (pair) => {
        const { computer, pushService } = pair;
        const subscription = pushService.subscription('web.push.apple.com');
        const phone = await pair.openPhone({ subscription });
        await pairDevices(pair, phone, subscription);
        await pushService.next(1);
        const test = () => computer.page.getByRole('button', { name: 'Send a test' }).click();
        await test();
        await computer.page.getByText('The push service took it').waitFor();
        pushService.answer(410);
        await test();
        await computer.page.getByText('The phone ended its subscription').first().waitFor();
        await computer.page.getByText('Pair again', { exact: true }).first().waitFor();
      }),
  },
  {
    name: 'pairs two profiles by their cameras: code to phone, answer to computer',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: true }, async (pair) => {
        const { computer, pushService } = pair;
        await computer.page.getByRole('button', { name: 'Add a phone or computer' }).click();
        const link = await copied(computer.page, 'Copy the code as a link');
        const subscription = pushService.subscription();
        await withCameraVideo([link], async (camera) => {
          const phone = await pair.openPhone({ subscription, camera });
          pushService.onPost = ({ body }) => phone.drop(subscription.open(body));
          await phone.page.getByRole('button', { name: 'Scan' }).click();
          await phone.page.getByRole('button', { name: 'Allow and answer' }).click();
          await region(phone.page, 'Answer').waitFor();
          const shown = await phone.page.locator('[data-digits]').getAttribute('data-digits');

          await inPage(computer.page, filmedCanvas, await pictureOfAnswer(phone.page));
          await computer.page.getByRole('button', { name: 'Use the camera' }).click();
          const compared = computer.page.locator('[data-digits]');
          await compared.waitFor();
          assert.equal(await compared.getAttribute('data-digits'), shown);
          await computer.page.getByRole('button', { name: 'Same number' }).click();
          await region(phone.page, 'Paired').waitFor();
        });
      }),
  },
];

/** The app has taken in every push that its worker stored. */
const isInboxEmpty = async (page: Page) =>
  (await inPage(page, countRows, { name: 'headroom-inbox', store: 'pushes' })) === 0;

/** How many rows a store of this origin has. Runs in the page. */
async function countRows({ name, store }: { name: string; store: string }): Promise<number> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const count = opened.transaction(store).objectStore(store).count();
  return new Promise<number>((resolve) => {
    count.onsuccess = () => {
      opened.close();
      resolve(count.result);
    };
  });
}

/** Counts in `window.pushes` what the app's worker says it has stored from now on. Runs in the page. */
function countPushes(): void {
  const counter = Object.assign(window, { pushes: 0 });
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.type === 'headroom/pushed') counter.pushes += 1;
  });
}

/** The answer's code as the phone shows it. */
async function pictureOfAnswer(page: Page): Promise<{ size: number; path: string }> {
  const code = page.getByRole('img', { name: /Answer/ });
  const box = (await code.getAttribute('viewBox')) ?? '';
  return { size: Number(box.split(' ')[2]), path: (await code.locator('path').getAttribute('d')) ?? '' };
}

/** Replaces the computer's camera with a canvas that shows the phone's screen. */
function filmedCanvas({ size, path }: { size: number; path: string }): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [720, 540];
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const draw = () => {
    context.resetTransform();
    context.fillStyle = '#dddddd';
    context.fillRect(0, 0, 720, 540);
    context.fillStyle = '#111111';
    context.translate(110, 20);
    context.scale(500 / size, 500 / size);
    context.fill(new Path2D(path));
  };
  setInterval(draw, 100);
  draw();
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
}
