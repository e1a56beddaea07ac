// The whole history between an extension in Chromium, one in Firefox and the installed app, through a real relay.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { certificate } from '../demo/certificate';
import { startFirefox } from '../support/browser/firefox';
import { inPage } from '../support/browser/in-page';
import { pairDevices, region, withPair } from '../support/browser/pair';
import { clickButton, openUsage } from '../support/browser/screen';
import { chooseRelay, heard, historyPanel, joinGroup, observationRows } from '../support/browser/shared-history';
import { untilTruthy } from '../support/browser/wait';
import { startRelay } from '../support/nostr-relay';
import type { Spec } from './spec';

const firefoxExtension = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
const host = 'relay.example.com';

export const specs: Spec[] = [
  {
    name: 'shares the whole history of two computers and a phone over a relay, and a name given on the phone',
    browser: 'own',
    nightly: true,
    alone: 'firefox',
    async run({ site, proxy }) {
      const relay = await startRelay({ tls: certificate });
      proxy.map(host, relay.port);
      const firefox = await startFirefox({ extension: firefoxExtension, proxyPort: proxy.port });
      try {
        await withPair({ site, proxy }, { isGranted: true }, async (pair) => {
          const { computer, pushService } = pair;
          const subscription = pushService.subscription();
          const phone = await pair.openPhone({ subscription });
          await pairDevices(pair, phone, subscription);

          await chooseRelay(computer.page, host);
          await historyPanel(computer.page).getByText('Your newest state is in 1 place').waitFor();
          await chooseRelay(phone.page, host);
          await region(phone.page, 'Paired devices').getByText(heard).waitFor();
          const rows = (page: Page) => inPage(page, observationRows);
          await untilTruthy(
            async () => (await rows(phone.page)) >= (await rows(computer.page)),
            'all of it on the phone',
          );

          const other = await firefox.withFreshExtension();
          await openUsage(other);
          const laptop = await other.extensionPage('app.html#/devices');
          await joinGroup(laptop, computer.page);
          await clickButton(laptop, 'Use these relays on this device too');
          await laptop.until(() => /It has (?:not read )?your newest state/.test(document.body.innerText));

          // What was decided on the phone reaches both computers.
          await inPage(phone.page, () => void Object.assign(location, { hash: '/accounts' }));
          await phone.page.getByRole('textbox', { name: 'Nickname' }).first().fill('Studio');
          await phone.page.getByRole('button', { name: 'Save' }).first().click();
          await untilTruthy(() => isNamed(computer.page, 'Studio'), 'the name on the computer', 60_000);
          await untilTruthy(async () => {
            await clickButton(laptop, 'Sync now');
            return laptop.evaluate(namesInRegisters).then((names) => names.includes('Studio'));
          }, 'the name on the second computer');
          for (const word of ['Studio', 'codex', 'plus', 'headroom'])
            assert.ok(!relay.dump().toLowerCase().includes(word.toLowerCase()), `the relay can read “${word}”`);
        });
      } finally {
        await firefox.close();
        await relay.stop();
      }
    },
  },
];

/** A round on the computer, and whether it knows the name by then. */
async function isNamed(page: Page, name: string): Promise<boolean> {
  await historyPanel(page).getByRole('button', { name: 'Sync now' }).click();
  return (await inPage(page, namesInRegisters)).includes(name);
}

/** The names of accounts among this origin's choices. Runs in the page. */
async function namesInRegisters(): Promise<string[]> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('headroom');
    request.onsuccess = () => resolve(request.result);
  });
  const all = opened.transaction('registers').objectStore('registers').getAll();
  return new Promise<string[]>((resolve) => {
    all.onsuccess = () => {
      opened.close();
      const rows = all.result as { table: string; value: { nickname?: string } }[];
      resolve(rows.flatMap(({ table, value }) => (table === 'account' ? [value.nickname ?? ''] : [])));
    };
  });
}
