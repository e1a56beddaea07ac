// A phone that has nothing reads a full year of somebody who works all day from a real relay.
import assert from 'node:assert/strict';
import { rowAgeMs } from '../../src/domain/observations/retention';
import { certificate } from '../demo/certificate';
import { serveHttpsApp } from '../support/browser/https-build';
import { inPage } from '../support/browser/in-page';
import { openPhone } from '../support/browser/phone';
import { historyPanel } from '../support/browser/shared-history';
import { untilTruthy } from '../support/browser/wait';
import { heavyYear } from '../support/heavy-year';
import { startRelay } from '../support/nostr-relay';
import { publish, relayedYear } from '../support/relayed-year';
import type { Spec } from './spec';

const host = 'relay.example.com';

export const specs: Spec[] = [
  {
    name: 'brings a phone from nothing to a full year over a relay within seconds',
    browser: 'own',
    nightly: true,
    alone: 'everything',
    async run({ proxy, note }) {
      const relay = await startRelay({ tls: certificate });
      proxy.map(host, relay.port);
      const app = await serveHttpsApp(proxy);
      const phone = await openPhone({ app, proxyPort: proxy.port });
      try {
        const observations = heavyYear({ end: Date.now(), account: 'AAAAAAAAAAAAAAAAAAAAAA' });
        const secret = crypto.getRandomValues(new Uint8Array(32));
        const year = await relayedYear(secret, 'desk', observations, Date.now());
        await publish(relay.port, year.records);
        const readMs = await year.readMs();
        const { page } = phone;
        await inPage(page, pairedByHand, { secret: [...secret], url: `wss://${host}`, now: Date.now() });

        const startedAt = Date.now();
        await page.reload();
        await untilTruthy(async () => (await inPage(page, segmentsRead)) === year.segments.length, 'the year', 120_000);
        const ms = Date.now() - startedAt;
        const figures =
          `${observations.length} observations in ${year.records.length} records: ${(ms / 1_000).toFixed(1)} s ` +
          `(only read, in this process: ${(readMs / 1_000).toFixed(1)} s)`;
        note(figures);
        await inPage(page, () => void Object.assign(location, { hash: '/history' }));
        await page.getByRole('button', { name: 'Year' }).click();
        await untilTruthy(() => inPage(page, isYearDrawn), 'the year on History');
        // A reading that grew old meanwhile may be among them.
        const old = observations.filter(({ at }) => at < startedAt - rowAgeMs).length;
        assert.ok(Math.abs((await inPage(page, packedCount)) - old) <= 5);
        // A quiet machine must do it in ten seconds. On a loaded one, what nobody can do without gives the measure.
        assert.ok(ms <= Math.max(10_000, 10 * readMs), figures);
      } finally {
        await phone.close();
        await Promise.all([app.close(), relay.stop()]);
      }
    },
  },
  {
    name: 'reads on a phone what a relay says of itself, and sends nothing to one that would not take it',
    browser: 'own',
    async run({ proxy }) {
      const relay = await startRelay({ tls: certificate, info: { limitation: { max_message_length: 9_000 } } });
      proxy.map(host, relay.port);
      const app = await serveHttpsApp(proxy);
      const phone = await openPhone({ app, proxyPort: proxy.port });
      try {
        const { page } = phone;
        const secret = crypto.getRandomValues(new Uint8Array(32));
        await inPage(page, pairedByHand, { secret: [...secret], url: null, now: Date.now() });
        await page.reload();
        await historyPanel(page).getByRole('textbox', { name: 'Address of a relay' }).fill(host);
        await historyPanel(page).getByRole('button', { name: 'Try and use it' }).click();
        await historyPanel(page).getByText('This relay takes only small messages').waitFor();
        assert.deepEqual([relay.received('REQ'), relay.received('EVENT')], [0, 0]);
      } finally {
        await phone.close();
        await Promise.all([app.close(), relay.stop()]);
      }
    },
  },
];

interface Pairing {
  readonly secret: readonly number[];
  /** The relay that was chosen; null for none. */
  readonly url: string | null;
  readonly now: number;
}

/** Stores what pairing with a computer, and choosing a relay there, leave on a phone. Runs in the page. */
async function pairedByHand({ secret, url, now }: Pairing): Promise<void> {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(secret), 'HKDF', false, ['deriveBits', 'deriveKey']);
  const desk = { device: 'desk', role: 'computer', name: 'Office' };
  const membership = {
    ...{ epoch: 0, secret: key, host: desk, roster: [desk], pairedAt: now },
    ...{ endpoint: null, vapidPublicKey: '' },
  };
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('headroom');
    request.onsuccess = () => resolve(request.result);
  });
  const work = opened.transaction(['local', 'registers'], 'readwrite');
  work.objectStore('local').put({ key: 'phone/membership', value: membership });
  work.objectStore('local').put({ key: 'sync/relays-on', value: url !== null });
  const register = {
    table: 'sync',
    key: 'relays',
    value: { urls: url === null ? [] : [url] },
    clock: [now, 0, 'desk'],
  };
  work.objectStore('registers').put(register);
  await new Promise((resolve) => {
    work.oncomplete = resolve;
  });
  opened.close();
}

/** How many segments of the computer are stored and folded. Runs in the page. */
async function segmentsRead(): Promise<number> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('headroom');
    request.onsuccess = () => resolve(request.result);
  });
  const state = opened.transaction('local').objectStore('local').get('sync/state');
  return new Promise((resolve) => {
    state.onsuccess = () => {
      opened.close();
      resolve(Object.keys(state.result?.value.peers?.desk?.having ?? {}).length);
    };
  });
}

/** Whether History has drawn windows of the year, as columns. Runs in the page. */
function isYearDrawn(): boolean {
  const drawn = document.querySelector('fieldset svg path:is([class*=line], [class*=columnUsed])');
  return (drawn?.getAttribute('d') ?? '').length > 100 && document.querySelector('[aria-busy=true]') === null;
}

/** Observations in packed months. Runs in the page. */
async function packedCount(): Promise<number> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('headroom');
    request.onsuccess = () => resolve(request.result);
  });
  const all = opened.transaction('segments').objectStore('segments').getAll();
  return new Promise((resolve) => {
    all.onsuccess = () => {
      opened.close();
      resolve((all.result as { rows: number }[]).reduce((sum, { rows }) => sum + rows, 0));
    };
  });
}
