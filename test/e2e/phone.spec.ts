// The phone, with real browsers: a computer with the extension, a phone without it, a push vendor between them.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type StaticServer, serveFolder } from '../../scripts/static-server';
import { animatedQrFrames } from '../../src/sync/handover/animated-qr';
import { writeFile } from '../../src/sync/handover/file';
import { encodeHandover } from '../../src/sync/handover/handover';
import type { DemoSite } from '../demo/site';
import { writeFilm } from '../support/browser/fake-camera';
import {
  type Computer,
  inPage,
  openComputer,
  openPhone,
  type Phone,
  type PhoneParts,
  proxyTo,
  serveApp,
} from '../support/browser/phone-and-computer';
import { startProxy, type WayOut } from '../support/browser/proxy';
import { startVendor, type TestSubscription, type TestVendor, vendorHosts } from '../support/browser/push-service';
import { openUsage, readScreen } from '../support/browser/screen';
import { usageSeries } from '../support/observations';
import type { Spec } from './spec';

interface Stage {
  readonly site: DemoSite;
  readonly vendor: TestVendor;
  readonly proxy: WayOut;
  readonly app: StaticServer;
  readonly computer: Computer;
  readonly phone: (parts?: Partial<PhoneParts>) => Promise<Phone>;
}

/** A computer that has seen the usage page, everything around it, and all of it closed at the end. */
async function onStage(site: DemoSite, granted: boolean, play: (stage: Stage) => Promise<void>): Promise<void> {
  const vendor = await startVendor();
  const proxy = await proxyTo(vendor, vendorHosts, site.port);
  const app = await serveApp();
  const computer = await openComputer(proxy.port, granted);
  const phones: Phone[] = [];
  try {
    await openUsage(computer);
    await computer.badgeUntil((text) => text !== '');
    await computer.page.reload();
    const phone = async (parts: Partial<PhoneParts> = {}) => {
      const opened = await openPhone({ app, proxyPort: proxy.port, ...parts });
      phones.push(opened);
      return opened;
    };
    await play({ site, vendor, proxy, app, computer, phone });
  } finally {
    for (const phone of phones) await phone.close();
    await computer.close();
    await proxy.close();
    await app.close();
    await vendor.close();
  }
}

/** What the next click on a button that copies puts on the clipboard. */
async function copied(page: Page, button: string): Promise<string> {
  await inPage(page, () => {
    Object.assign(window, { copiedText: null });
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void Object.assign(window, { copiedText: text }) },
    });
  });
  await page.getByRole('button', { name: button }).click();
  await page.waitForFunction('window.copiedText !== null');
  return inPage(page, () => (window as unknown as { copiedText: string }).copiedText);
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const metersOf = async (page: Page) => (await inPage(page, readScreen)).meters.map(({ name, left }) => [name, left]);

/** Code to phone, answer to computer, by link; the digits of both. */
async function compare(computer: Page, phone: Phone): Promise<[string | null, string | null]> {
  await computer.getByRole('button', { name: 'Add a phone or computer' }).click();
  const link = await copied(computer, 'Copy the code as a link');
  await inPage(
    phone.page,
    (hash) => {
      location.hash = hash;
    },
    link.slice(link.indexOf('#')),
  );
  await phone.page.getByRole('button', { name: 'Allow and answer' }).click();
  const answer = region(phone.page, 'Answer');
  await answer.waitFor();
  const shown = await answer.locator('[data-digits]').getAttribute('data-digits');
  const back = await copied(phone.page, 'Copy the link');
  await computer.getByLabel('The phone’s answer').fill(`sent to myself: ${back}`);
  await computer.getByRole('button', { name: 'Continue' }).click();
  const compared = computer.locator('[data-digits]');
  await compared.waitFor();
  return [await compared.getAttribute('data-digits'), shown];
}

/** The whole ceremony; the first pushes are handed to the phone as its browser would. */
async function pair({ computer, vendor }: Stage, phone: Phone, subscription: TestSubscription): Promise<void> {
  vendor.onPost = ({ body, path }) => {
    if (subscription.endpoint.endsWith(path)) phone.drop(subscription.open(body));
  };
  const [onComputer, onPhone] = await compare(computer.page, phone);
  assert.match(onPhone ?? '', /^\d{6}$/);
  assert.equal(onComputer, onPhone);
  await computer.page.getByRole('button', { name: 'Same number' }).click();
  await region(computer.page, 'Paired devices').waitFor();
  await region(phone.page, 'Paired').waitFor();
}

const dataOnPhone = async (page: Page) => {
  await inPage(page, () => {
    location.hash = '/';
  });
  await page.getByRole('meter').first().waitFor();
  return metersOf(page);
};

/** A page with the form a share sheet fills in, as the app's manifest describes it. */
async function serveForm(origin: string): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-form-'));
  const { share_target: target } = JSON.parse(readFileSync('.output/pwa/manifest.webmanifest', 'utf8'));
  const { action, method, enctype, params } = target;
  const inputs = [params.title, params.text, params.url].map((name) => `<input name="${name}">`);
  const files = params.files.map(({ name }: { name: string }) => `<input type="file" name="${name}">`);
  const form = `<form action="${new URL(action, `${origin}/`).href}" method="${method}" enctype="${enctype}">`;
  writeFileSync(join(folder, 'index.html'), `${form}${[...inputs, ...files].join('')}<button>Share</button></form>`);
  const server = await serveFolder(folder);
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: server.origin, close };
}

async function sealedFile(passphrase: string) {
  const observations = usageSeries(40, 1_800);
  const [key = ''] = observations.map(({ account }) => account);
  const accounts = [{ key, nickname: 'Shared', colour: 1 }];
  const written = { device: 'n5Q0aV2sTq1m', writtenAt: Date.now(), accounts, records: [], observations };
  const buffer = Buffer.from(await writeFile(written, passphrase));
  return { name: 'headroom.hrsync', mimeType: 'application/octet-stream', buffer };
}

export const specs: Spec[] = [
  {
    name: 'hands now and the past to a phone by link, and the link leaves the address bar',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, false, async ({ computer, phone, proxy, vendor }) => {
        const link = await copied(computer.page, 'Copy as a link');
        assert.match(link, /^http:\/\/localhost:4173\/#s=\d+$/);
        const { page } = await phone();
        await page.goto('about:blank');
        await page.goto(link);
        await page.getByRole('button', { name: 'Keep it' }).waitFor();
        assert.equal(new URL(page.url()).hash, '#/phone');
        await page.getByRole('button', { name: 'Keep it' }).click();
        const onPhone = await dataOnPhone(page);
        await inPage(computer.page, () => {
          location.hash = '/';
        });
        await computer.page.getByRole('meter').first().waitFor();
        assert.deepEqual(onPhone, await metersOf(computer.page));
        assert.deepEqual(proxy.refused, []);
        assert.equal(vendor.requests.length, 0);
      }),
  },
  {
    name: 'hands everything over in an encrypted file, which opens with its passphrase only',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, false, async ({ computer, phone }) => {
        await computer.page.getByRole('button', { name: 'Save everything as an encrypted file' }).click();
        await computer.page.getByLabel('Passphrase for the file').fill('five small words here');
        const [download] = await Promise.all([
          computer.page.waitForEvent('download'),
          computer.page.getByRole('button', { name: 'Save the file' }).click(),
        ]);
        assert.match(download.suggestedFilename(), /\.hrsync$/);
        const { page } = await phone();
        const open = async (passphrase: string) => {
          await page.getByLabel('File (.hrsync)').setInputFiles(await download.path());
          await page.getByLabel('Its passphrase').fill(passphrase);
          await page.getByRole('button', { name: 'Open', exact: true }).click();
        };
        await page.getByRole('button', { name: 'Open a file' }).click();
        await open('five small word here');
        await page.getByText('The passphrase does not fit this file').first().waitFor();
        await open('five small words here');
        assert.equal((await dataOnPhone(page)).length, 2);
      }),
  },
  {
    name: 'takes an encrypted file and a link from the share sheet, without a network',
    browser: 'chromium',
    async run() {
      const app = await serveFolder('.output/pwa');
      const proxy = await startProxy();
      // Wherever a share sheet may be: the form is not on a page of ours.
      const elsewhere = await serveForm(app.origin);
      const phone = await openPhone({ app, proxyPort: proxy.port });
      const { page } = phone;
      try {
        await page.locator('html[data-offline=ready]').waitFor({ state: 'attached' });
        await app.close();
        await page.goto(elsewhere.origin);
        await page.setInputFiles('[name=file]', await sealedFile('five small words'));
        await Promise.all([page.waitForURL(`${app.origin}/#/phone`), page.click('button')]);
        await page.getByText('headroom.hrsync').waitFor();
        await page.getByLabel('Its passphrase').fill('five small words');
        await page.getByRole('button', { name: 'Open', exact: true }).click();
        // The first data ever to come here: the word that it is kept stays on the screen.
        await page.getByText(/new readings are kept/).waitFor();
        assert.equal((await dataOnPhone(page)).length, 2);
        await page.reload();
        assert.equal((await dataOnPhone(page)).length, 2);

        await page.goto(elsewhere.origin);
        await page.fill('[name=text]', 'look at this: not a link of ours');
        await Promise.all([page.waitForURL(`${app.origin}/#/phone`), page.click('button')]);
        await page.getByText('That is nothing of Headroom’s').waitFor();
        assert.deepEqual(proxy.refused, []);
      } finally {
        await phone.close();
        await elsewhere.close();
        await proxy.close();
      }
    },
  },
  {
    name: 'pairs two profiles by link, and pushes without a preflight, a cookie or a readable byte',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, true, async (stage) => {
        const { computer, vendor } = stage;
        const subscription = vendor.subscription();
        const phone = await stage.phone({ subscription });
        await pair(stage, phone, subscription);
        const digest = await vendor.next(1);
        assert.deepEqual(
          vendor.requests.map(({ method }) => method).filter((method) => method !== 'POST'),
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
        assert.match(message.notification.title, /5-hour \d+% left · Weekly \d+% left/);

        const onPhone = await dataOnPhone(phone.page);
        await inPage(computer.page, () => {
          location.hash = '/';
        });
        await computer.page.getByRole('meter').first().waitFor();
        assert.deepEqual(onPhone, await metersOf(computer.page));
      }),
  },
  {
    name: 'keeps a push that arrives six times and with its worker stopped, once, under one notification',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, true, async (stage) => {
        const { vendor } = stage;
        const subscription = vendor.subscription();
        const phone = await stage.phone({ subscription });
        await pair(stage, phone, subscription);
        const text = subscription.open((await vendor.next(1)).body);
        await dataOnPhone(phone.page);
        const rows = () =>
          inPage(phone.page, async () => {
            const [database] = (await indexedDB.databases()).filter(({ name }) => name === 'headroom');
            const opened = await new Promise<IDBDatabase>((resolve) => {
              const request = indexedDB.open(String(database?.name));
              request.onsuccess = () => resolve(request.result);
            });
            const count = opened.transaction('observations').objectStore('observations').count();
            return new Promise<number>((resolve) => {
              count.onsuccess = () => resolve(count.result);
            });
          });
        await phone.page.waitForTimeout(500);
        const known = await rows();
        assert.ok(known > 0);
        for (let i = 0; i < 3; i++) await phone.deliver(text);
        await phone.stopWorker();
        for (let i = 0; i < 3; i++) await phone.deliver(text);
        await phone.page.waitForTimeout(1_500);
        assert.equal(await rows(), known);
        const shown = await inPage(phone.page, async () => {
          const registration = await navigator.serviceWorker.ready;
          return (await registration.getNotifications()).map(({ tag }) => tag);
        });
        assert.equal(shown.filter((tag) => tag === 'headroom').length, 1);
      }),
  },
  {
    name: 'asks no vendor without permission, and says what that means',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, false, async ({ computer, vendor }) => {
        await inPage(computer.page, () => {
          chrome.permissions.request = (async () => false) as never;
        });
        await computer.page.getByRole('button', { name: 'Add a phone or computer' }).click();
        await computer.page.getByText('Codes, links and files work all the same').waitFor();
        assert.equal(vendor.requests.length, 0);
      }),
  },
  {
    name: 'has every post stopped by the browser while the vendors are not allowed, and says so',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, false, async (stage) => {
        const { computer, vendor } = stage;
        // As if it had been allowed: what the browser itself does is what is looked at.
        await inPage(computer.page, () => {
          chrome.permissions.request = (async () => true) as never;
        });
        const phone = await stage.phone({ subscription: vendor.subscription() });
        await compare(computer.page, phone);
        await computer.page.getByRole('button', { name: 'Same number' }).click();
        await computer.page
          .getByText(/no permission to reach it/)
          .first()
          .waitFor();
        // The browser asked the vendor whether it may, was not told that it may, and sent nothing.
        assert.ok(vendor.requests.length > 0);
        assert.deepEqual([...new Set(vendor.requests.map(({ method }) => method))], ['OPTIONS']);
        assert.equal(Buffer.concat(vendor.requests.map(({ body }) => body)).length, 0);
        assert.equal(await region(computer.page, 'Paired devices').count(), 0);
      }),
  },
  {
    name: 'lets nobody in after different numbers, and writes nothing more to a phone removed',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, true, async (stage) => {
        const { computer, vendor, site: page } = stage;
        const subscription = vendor.subscription();
        const phone = await stage.phone({ subscription });
        await compare(computer.page, phone);
        await computer.page.getByRole('button', { name: 'Different' }).click();
        await computer.page.getByText('Nothing was shared').waitFor();
        assert.equal(vendor.requests.length, 0);

        await pair(stage, phone, subscription);
        await vendor.next(1);
        const devices = region(computer.page, 'Paired devices');
        await devices.getByRole('button', { name: 'Remove…' }).click();
        await devices.getByRole('button', { name: /^Remove / }).click();
        await devices.waitFor({ state: 'detached' });
        const before = vendor.requests.length;
        page.advance('plus');
        await openUsage(computer);
        await computer.page.waitForTimeout(1_500);
        assert.equal(vendor.requests.length, before);
      }),
  },
  {
    name: 'sends a test, and says what the vendor answered',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, true, async (stage) => {
        const { computer, vendor } = stage;
        const subscription = vendor.subscription('web.push.apple.com');
        const phone = await stage.phone({ subscription });
        await pair(stage, phone, subscription);
        await vendor.next(1);
        const test = () => computer.page.getByRole('button', { name: 'Send a test' }).click();
        await test();
        await computer.page.getByText('The push service took it').waitFor();
        vendor.answer(410);
        await test();
        await computer.page.getByText('The phone ended its subscription').first().waitFor();
        await computer.page.getByText('Pair again', { exact: true }).first().waitFor();
      }),
  },
  {
    name: 'pairs two profiles by their cameras: code to phone, answer to computer',
    browser: 'chromium',
    run: ({ site }) =>
      onStage(site, true, async (stage) => {
        const { computer, vendor } = stage;
        await computer.page.getByRole('button', { name: 'Add a phone or computer' }).click();
        const link = await copied(computer.page, 'Copy the code as a link');
        const subscription = vendor.subscription();
        const camera = film([link]);
        const phone = await stage.phone({ subscription, camera });
        vendor.onPost = ({ body }) => phone.drop(subscription.open(body));
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
      }),
  },
  {
    name: 'reads ninety days from a film of codes',
    browser: 'chromium',
    async run({ site }) {
      const observations = usageSeries(2_000, 900);
      const key = String(observations[0]?.account);
      const accounts = [{ key, nickname: 'Filmed', colour: 1 }];
      const bytes = await encodeHandover({
        device: 'computer-9',
        takenAt: Date.now(),
        accounts,
        now: observations,
        trail: [],
      });
      const frame = await animatedQrFrames(bytes);
      const camera = film(Array.from({ length: Math.ceil(bytes.length / 300) * 3 }, frame));
      await onStage(site, false, async (stage) => {
        const { page } = await stage.phone({ camera });
        await page.getByRole('button', { name: 'Scan' }).click();
        await page.getByText('Filmed', { exact: false }).waitFor();
        await page.getByText('2000 readings').waitFor();
        await page.getByRole('button', { name: 'Keep it' }).click();
        await dataOnPhone(page);
      });
    },
  },
];

/** A film for a camera, in a file that is gone with the system's temporary folder. */
function film(texts: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'headroom-film-')), 'camera.y4m');
  writeFilm(path, texts);
  return path;
}

/** The answer's code as the phone shows it. */
async function pictureOfAnswer(page: Page): Promise<{ size: number; path: string }> {
  const code = page.getByRole('img', { name: /Answer/ });
  const box = (await code.getAttribute('viewBox')) ?? '';
  return { size: Number(box.split(' ')[2]), path: (await code.locator('path').getAttribute('d')) ?? '' };
}

/** In place of the computer's camera: a canvas that shows the phone's screen. */
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
