// Readings brought to a phone by hand: as a link, a file, through the share sheet, and as an animated QR code.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../../scripts/static-server';
import { animatedQrFrames } from '../../src/sync/handover/animated-qr';
import { writeFile } from '../../src/sync/handover/file';
import { encodeHandover } from '../../src/sync/handover/handover';
import { withCameraVideo } from '../support/browser/fake-camera';
import { copied, metersOn, withPair } from '../support/browser/pair';
import { openPhone } from '../support/browser/phone';
import { usageSeries } from '../support/observations';
import type { Spec } from './spec';

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
    name: 'shares readings and history with a phone by link, and removes the link from the address bar',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: false }, async ({ computer, openPhone, proxy, pushService }) => {
        const link = await copied(computer.page, 'Copy as a link');
        assert.match(link, /^https:\/\/headroom\.example\/#s=\d+$/);
        const { page } = await openPhone();
        await page.goto('about:blank');
        await page.goto(link);
        await page.getByRole('button', { name: 'Keep it' }).waitFor();
        assert.equal(new URL(page.url()).hash, '#/devices');
        await page.getByRole('button', { name: 'Keep it' }).click();
        const onPhone = await metersOn(page);
        assert.deepEqual(onPhone, await metersOn(computer.page));
        assert.deepEqual(proxy.refused, []);
        assert.equal(pushService.requests.length, 0);
      }),
  },
  {
    name: 'exports everything in an encrypted file, which opens with its passphrase only',
    browser: 'own',
    nightly: true,
    run: (context) =>
      withPair(context, { isGranted: false }, async ({ computer, openPhone }) => {
        await computer.page.getByRole('button', { name: 'Save everything as an encrypted file' }).click();
        await computer.page.getByLabel('Passphrase for the file').fill('five small words here');
        const [download] = await Promise.all([
          computer.page.waitForEvent('download'),
          computer.page.getByRole('button', { name: 'Save the file' }).click(),
        ]);
        assert.match(download.suggestedFilename(), /\.hrsync$/);
        const { page } = await openPhone();
        const open = async (passphrase: string) => {
          await page.getByLabel('File (.hrsync)').setInputFiles(await download.path());
          await page.getByLabel('Its passphrase').fill(passphrase);
          await page.getByRole('button', { name: 'Open', exact: true }).click();
        };
        await page.getByRole('button', { name: 'Open a file' }).click();
        await open('five small word here');
        await page.getByText('Wrong passphrase for this file').first().waitFor();
        await open('five small words here');
        assert.equal((await metersOn(page)).length, 2);
      }),
  },
  {
    name: 'imports an encrypted file and a link from the share sheet, without a network',
    browser: 'own',
    async run({ app: serveApp, proxy }) {
      const app = await serveApp();
      // A share sheet may be anywhere, so the form is not on a page of ours.
      const elsewhere = await serveForm(app.origin);
      const phone = await openPhone({ app, proxyPort: proxy.port });
      const { page } = phone;
      try {
        await page.locator('html[data-offline=ready]').waitFor({ state: 'attached' });
        await app.close();
        await page.goto(elsewhere.origin);
        await page.setInputFiles('[name=file]', await sealedFile('five small words'));
        await Promise.all([page.waitForURL(`${app.origin}/#/devices`), page.click('button')]);
        await page.getByText('headroom.hrsync').waitFor();
        await page.getByLabel('Its passphrase').fill('five small words');
        await page.getByRole('button', { name: 'Open', exact: true }).click();
        // These are the first data ever to come here, and the message that they are kept stays on the screen.
        await page.getByText(/new readings? (?:is|are) kept/).waitFor();
        assert.equal((await metersOn(page)).length, 2);
        await page.reload();
        assert.equal((await metersOn(page)).length, 2);

        await page.goto(elsewhere.origin);
        await page.fill('[name=text]', 'look at this: not a link of ours');
        await Promise.all([page.waitForURL(`${app.origin}/#/devices`), page.click('button')]);
        await page.getByText('This isn’t a Headroom code').waitFor();
        assert.deepEqual(proxy.refused, []);
      } finally {
        await phone.close();
        await elsewhere.close();
      }
    },
  },
  {
    name: 'reads ninety days from an animated QR code',
    browser: 'own',
    nightly: true,
    async run(context) {
      const observations = usageSeries(2_000, 900);
      const key = String(observations[0]?.account);
      const accounts = [{ key, nickname: 'Studio', colour: 1 }];
      const bytes = await encodeHandover({
        device: 'computer-9',
        takenAt: Date.now(),
        accounts,
        now: observations,
        trail: [],
      });
      const frame = await animatedQrFrames(bytes);
      const frames = Array.from({ length: Math.ceil(bytes.length / 300) * 3 }, frame);
      await withCameraVideo(frames, (camera) =>
        withPair(context, { isGranted: false }, async (pair) => {
          const { page } = await pair.openPhone({ camera });
          await page.getByRole('button', { name: 'Scan' }).click();
          await page.getByText('Studio', { exact: false }).waitFor();
          await page.getByText('2,000 readings').waitFor();
          await page.getByRole('button', { name: 'Keep it' }).click();
          await metersOn(page);
        }),
      );
    },
  },
];
