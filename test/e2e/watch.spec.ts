// The page and its watcher: what is read, what never is, and that the page does not notice.
import assert from 'node:assert/strict';
import { compareWithNative } from '../support/browser/compare-with-native';
import { malformedResponses } from '../support/browser/malformed-responses';
import { recordRelayed, relayedAtLeast } from '../support/browser/relayed-responses';
import { openUsage, readPopup, untilDrawn } from '../support/browser/screen';
import { similarRequests } from '../support/browser/similar-requests';
import { nextSecond } from '../support/browser/wait';
import type { Spec } from './spec';

const usage = '/backend-api/wham/usage';

export const specs: Spec[] = [
  {
    name: 'is there before the page, and does not show',
    browser: 'both',
    async run({ browser }) {
      const page = await openUsage(browser);
      const own = await recordRelayed(browser);
      const found = await page.evaluate(() => {
        const { text, open } = (globalThis as unknown as { demoFirst: { text: string; open: string } }).demoFirst;
        const native = document.body.appendChild(document.createElement('iframe'))
          .contentWindow as unknown as typeof globalThis;
        const describe = (owner: object, key: string) => {
          const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? { value: null };
          const { name, length } = value;
          return { text: `${value}`, name, length, keys: Reflect.ownKeys(value).map(String), flags };
        };
        const both = [window, native].map(({ fetch, XMLHttpRequest }) => ({
          fetch: describe({ fetch }, 'fetch'),
          open: describe(XMLHttpRequest.prototype, 'open'),
          constructor: describe(XMLHttpRequest.prototype, 'constructor'),
          made: new XMLHttpRequest() instanceof XMLHttpRequest,
          // A second tap shows in neither: nothing of ours hangs on the window where a loop would meet it.
          listed: Object.keys(window).some((key) => key.includes('headroom')),
          // Nor does a symbol that a page could look for.
          symbols: Object.getOwnPropertySymbols(window).map(String),
        }));
        return { text, open, both, marked: Symbol.for('headroom.watch') in window };
      });
      // Watched it is: what a request of the page gets is relayed.
      await page.evaluate(() => void fetch('/backend-api/wham/usage'));
      assert.equal((await relayedAtLeast(own, 1)).length > 0, true);
      assert.equal(found.marked, false);
      assert.match(found.text, /^function fetch\(\)\s*\{\s*\[native code\]\s*\}$/);
      assert.match(found.open, /^function open\(\)\s*\{\s*\[native code\]\s*\}$/);
      assert.deepEqual(found.both[0], found.both[1]);
    },
  },
  {
    name: 'sees what the page asks for by fetch and by XMLHttpRequest alike',
    browser: 'both',
    async run({ browser }) {
      for (const via of ['fetch', 'xhr']) {
        const page = await browser.open(`https://chatgpt.com/codex?scenario=plus&via=${via}`);
        const own = await recordRelayed(browser);
        await page.evaluate(() => document.querySelector<HTMLElement>('a[href="/settings/usage"]')?.click());
        await page.until(() => document.querySelector('progress') !== null);
        const paths = (await relayedAtLeast(own, 7)).map(({ url }) =>
          new URL(url).pathname.replace('/backend-api', ''),
        );
        assert.deepEqual(paths.sort(), [
          '/accounts/acct-demo-plus-4c1f0d2e9b7a/remaining_balance',
          '/wham/rate-limit-reset-credits',
          '/wham/rate-limit-reset-credits/history',
          '/wham/usage',
          '/wham/usage/credit-usage-events',
          '/wham/usage/daily-token-usage-breakdown',
          '/wham/usage/plan_limit_history',
        ]);
        await Promise.all([page.close(), own.close()]);
      }
    },
  },
  {
    name: 'never reads a lookalike: other paths, methods and hosts',
    browser: 'both',
    async run({ browser, site, proxy }) {
      for (const host of ['elsewhere.example', 'sub.chatgpt.com']) proxy.map(host, site.port);
      for (const [, address] of similarRequests) {
        const { pathname, host } = new URL(address, 'https://chatgpt.com');
        // The other hosts answer on our own path; what chatgpt.com answers there stays the account's.
        if (host === 'chatgpt.com' && pathname !== usage) site.answer(pathname, { body: { lookalike: pathname } });
      }
      const page = await openUsage(browser);
      await page.evaluate(() => fetch('/backend-api/nothing'));
      const own = await recordRelayed(browser);
      site.answer(usage, (request, response) => {
        const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
        response.writeHead(200, { 'content-type': 'application/json', ...cors }).end('{"plan_type":"lookalike"}');
        request.resume();
      });
      const statuses = await page.evaluate(async (list) => {
        const asked: number[] = [];
        for (const [method, address] of list) {
          asked.push(
            await fetch(address, { method }).then(
              (one) => one.text().then(() => one.status),
              () => 0,
            ),
          );
          asked.push(
            await new Promise<number>((resolve) => {
              const request = new XMLHttpRequest();
              request.open(method, address);
              request.onloadend = () => resolve(request.status);
              request.send();
            }),
          );
        }
        return asked;
      }, similarRequests);
      assert.ok(statuses.filter((status) => status === 200).length >= 2 * (similarRequests.length - 4), `${statuses}`);
      // A request that is ours, last, shows that listening works and that everything before it had its time.
      await page.evaluate(() => fetch('/backend-api/wham/usage').then((response) => response.text()));
      assert.deepEqual(
        (await relayedAtLeast(own, 1)).map(({ url }) => url),
        ['https://chatgpt.com/backend-api/wham/usage'],
      );
      site.answer(usage, null);
      assert.doesNotMatch(await browser.dump(), /lookalike":/);
    },
  },
  {
    name: 'leaves the page as it is: aborts, streams, opaque, 304, not JSON, failing, huge',
    browser: 'both',
    async run({ browser, site }) {
      site.answer(usage, malformedResponses);
      const page = await openUsage(browser, 'scenario=plus', 'https://chatgpt.com/codex');
      const outcomes = await page.evaluate(compareWithNative);
      assert.ok(Object.keys(outcomes).length >= 14);
      for (const [name, { watched, native }] of Object.entries(outcomes)) assert.deepEqual(watched, native, name);
    },
  },
  {
    name: 'tells the page nothing: its own listeners hear no message of ours',
    browser: 'both',
    async run({ browser }) {
      const page = await openUsage(browser);
      const own = await recordRelayed(browser);
      const messages = await page.evaluate(async () => {
        const seen: string[] = [];
        for (const capture of [true, false])
          addEventListener('message', ({ data }) => void seen.push(data?.type ?? data), { capture });
        await fetch('/backend-api/wham/usage').then((response) => response.text());
        await new Promise((resolve) => setTimeout(resolve, 500));
        postMessage('of the page', '*');
        await new Promise((resolve) => setTimeout(resolve, 100));
        return seen;
      });
      assert.deepEqual(messages, ['of the page', 'of the page']);
      assert.equal((await relayedAtLeast(own, 1)).length, 1);
    },
  },
  {
    name: 'makes no request of its own, and talks to nobody else',
    browser: 'both',
    async run({ browser, site, proxy }) {
      const page = await openUsage(browser);
      await readPopup(browser, ({ meters }) => meters.length > 0);
      await browser.killWorker();
      await page.evaluate(() =>
        [...document.querySelectorAll('button')].find((one) => one.innerText === 'Refresh')?.click(),
      );
      await page.until(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/wham/usage')).length > 1,
      );
      await untilDrawn(page);
      await readPopup(browser, ({ meters }) => meters.length > 0);
      const own = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name.replace(location.origin, '')),
      );
      const others = site.log.map(({ path }) => path).filter((path) => path !== '/favicon.ico');
      assert.deepEqual(
        others.filter((path) => !path.startsWith('/codex')).sort(),
        own.filter((path) => path !== '/favicon.ico').sort(),
      );
      assert.deepEqual(proxy.refused, []);
    },
  },
  {
    name: 'ignores what a page script forges, however much of it',
    browser: 'chromium',
    async run({ browser }) {
      const page = await openUsage(browser);
      await readPopup(browser, ({ meters }) => meters.length === 2);
      await page.evaluate(() => {
        const seen = {
          type: 'headroom/seen',
          method: 'GET',
          url: 'https://chatgpt.com/backend-api/wham/usage',
          status: 200,
        };
        const times = { startedAt: Date.now(), at: Date.now(), date: null };
        for (const body of [
          '',
          'null',
          '[]',
          '{"rate_limit":7}',
          '<html>',
          '{"plan_type":"plus"',
          '{"a":'.repeat(50_000),
        ]) {
          postMessage({ ...seen, ...times, body }, '*');
        }
        for (let i = 0; i < 5_000; i++)
          postMessage({ ...seen, ...times, url: `https://evil.example/${i}`, body: '{}' }, '*');
        postMessage({ ...seen, body: {}, at: 'now' }, '*');
        // From a day to come, or from none at all: what is really seen afterwards must not look older.
        const body = JSON.stringify({
          plan_type: 'plus',
          rate_limit: {
            primary_window: { used_percent: 1, limit_window_seconds: 604_800, reset_after_seconds: 9_000 },
          },
        });
        for (const at of [Date.now() + 86_400_000, 9e15, 1e300]) postMessage({ ...seen, ...times, at, body }, '*');
        postMessage({ ...seen, ...times, date: 'Fri, 31 Dec 9999 23:59:59 GMT', body }, '*');
      });
      await nextSecond();
      await page.reload();
      await untilDrawn(page);
      const { meters } = await readPopup(browser, ({ meters }) => meters[0]?.left === 4);
      assert.deepEqual(
        meters.map(({ left }) => left),
        [4, 48],
      );
      assert.doesNotMatch(await browser.dump(), /"at": (?:9e\+?15|9000000000000000|1e\+300|2534\d+)/);
    },
  },
];
