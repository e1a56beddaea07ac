// Moving about in the app: where a page begins, what it comes back to, and a history that opens at once.
import assert from 'node:assert/strict';
import type { Observation } from '../../src/domain/observations/observation';
import { dayMs } from '../../src/domain/time/instant';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { monthOf } from '../../src/storage/segments';
import { withSampleApp } from '../support/browser/app-tab';
import { clickButton, untilScreen } from '../support/browser/screen';
import type { Unhashed } from '../support/heavy-year';
import type { Spec } from './spec';

export const specs: Spec[] = [
  {
    name: 'opens a page at its top, and returns to the scroll position, after a reload too',
    browser: 'both',
    nightly: 'firefox',
    async run({ browser }) {
      await withSampleApp(browser, async ({ tab }) => {
        await tab.evaluate(() => location.assign('#/settings'));
        await tab.until(() => /Your data/.test(document.body.innerText));
        await tab.evaluate(() => scrollTo(0, 400));
        await tab.until(() => history.state?.scrolledTo === 400);
        await tab.evaluate(() => location.assign('#/bank'));
        await tab.until(() => document.title === 'Bank · Headroom');
        assert.equal(await tab.evaluate(() => scrollY), 0);
        await tab.evaluate(() => void setTimeout(() => history.back(), 0));
        await tab.until(() => document.title === 'Settings · Headroom' && scrollY === 400);
        await tab.reload();
        await tab.until(() => document.title === 'Settings · Headroom' && scrollY === 400);
      });
    },
  },
  {
    name: 'shows the history as it was left, after another page and after a reload',
    browser: 'both',
    nightly: true,
    async run({ browser }) {
      await withSampleApp(browser, async ({ tab }) => {
        await tab.evaluate(() => location.assign('#/history'));
        await clickButton(tab, 'Month');
        await tab.until(() => location.hash === '#/history?range=month');
        await tab.evaluate(() => location.assign('#/events'));
        await tab.until(() => document.title === 'Events · Headroom');
        await tab.evaluate(() => void setTimeout(() => history.back(), 0));
        const range = () => document.querySelector('fieldset[aria-label=Range] [aria-pressed=true]')?.textContent;
        assert.equal(await tab.until(range), 'Month');
        await tab.reload();
        assert.equal(await tab.until(range), 'Month');
      });
    },
  },
  {
    name: 'opens History over 150 000 observations at once, and stays responsive while it reads the year',
    browser: 'chromium',
    nightly: true,
    alone: 'everything',
    async run({ browser, note }) {
      await withSampleApp(browser, async ({ app, tab }) => {
        await tab.evaluate(untilIdle);
        const month = await tab.evaluate(openHistory);
        const months = await packedYear(await tab.evaluate(sampleUsage), Date.now() - 60_000);
        await tab.evaluate(storeMonths, months);
        await tab.goto(`${app.origin}/?again#/`);
        await untilScreen(tab, ({ meters }) => meters.length === 2);
        await tab.evaluate(untilIdle);
        const year = await tab.evaluate(openHistory);
        const spell = ({ openedMs, longest }: typeof year) =>
          `${openedMs.toFixed(0)} ms, longest task ${longest.toFixed(0)} ms`;
        note(`the sample ${spell(month)}; 150 000 observations ${spell(year)}`);
        // On a busy machine the sample is slow too, and gives the measure.
        assert.ok(year.openedMs < Math.max(1_500, 8 * month.openedMs), `${year.openedMs} ms`);
        assert.ok(year.longest < Math.max(500, 2 * month.openedMs), `${year.longest} ms`);
      });
    },
  },
];

/** A usage observation of the sample, without its id. Runs in the page. */
async function sampleUsage(): Promise<Unhashed> {
  const open = indexedDB.open('headroom');
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const range = IDBKeyRange.bound(['sample', 'usage'], ['sample', 'usage', []]);
  const one = database.transaction('observations').objectStore('observations').get(range);
  const row = await new Promise<{ first: Record<string, unknown> }>((resolve) => {
    one.onsuccess = () => resolve(one.result);
  });
  database.close();
  const { id: _, ...content } = row.first;
  return content as unknown as Unhashed;
}

interface PackedMonth {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** In base64, because what a page is given travels as JSON. */
  readonly parts: readonly string[];
}

/** 150 000 even readings of the year before `end`, packed. Nothing is summarized, as right after an update. */
async function packedYear(usage: Unhashed, end: number): Promise<PackedMonth[]> {
  const stepMs = Math.floor((365 * dayMs) / 150_000 / 1_000) * 1_000;
  const start = Math.floor(end / 1_000) * 1_000 - 150_000 * stepMs;
  const months = new Map<number, Unhashed[]>();
  for (let i = 0; i < 150_000; i += 1) {
    const at = start + i * stepMs;
    const month = months.get(monthOf(at)) ?? [];
    months.set(monthOf(at), month);
    month.push({ ...usage, at } as Unhashed);
  }
  const packed = [...months].map(async ([from, seen]) => ({
    from,
    to: seen.at(-1)?.at ?? from,
    rows: seen.length,
    parts: (await segmentCodec.encode(seen as Observation[])).map((part) => Buffer.from(part).toString('base64')),
  }));
  return Promise.all(packed);
}

/** Runs in the page. */
async function storeMonths(months: readonly PackedMonth[]): Promise<void> {
  const open = indexedDB.open('headroom');
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const writing = database.transaction('segments', 'readwrite');
  for (const { parts, ...month } of months) {
    const bytes = parts.map((part) => Uint8Array.from(atob(part), (character) => character.charCodeAt(0)));
    writing.objectStore('segments').put({ account: 'sample', ...month, parts: bytes });
  }
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  database.close();
}

/** Waits until no task of the page took long for a second. Runs in the page. */
async function untilIdle(): Promise<void> {
  let last = performance.now();
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) last = Math.max(last, startTime + duration);
  });
  observer.observe({ type: 'longtask' });
  while (performance.now() - last < 1_000) await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
}

/** Opens History and then the whole year; how long until the line is drawn, and the longest task after that. Runs in the page. */
async function openHistory(): Promise<{ openedMs: number; longest: number }> {
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const startedAt = performance.now();
  location.hash = '#/history';
  // Now has a line too: the page of the ranges must be there first.
  await until(() => document.querySelector('fieldset[aria-label=Range]') !== null);
  await until(() =>
    [...document.querySelectorAll('main svg path')].some((path) => (path.getAttribute('d')?.length ?? 0) > 500),
  );
  const openedMs = performance.now() - startedAt;
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask' });
  [...document.querySelectorAll('button')].find((button) => button.textContent === 'Year')?.click();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await until(() => !/Loading/.test(document.body.innerText));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { openedMs, longest };
}
