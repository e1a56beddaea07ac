// Everything of the extension that only a browser can measure, each against its baseline in the same browser.
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { badgeChannel, type Laboratory, openLaboratory } from './extension-browser';
import { type Figure, median, shuffledRounds } from './figure';
import { root } from './project-root';

const rounds = 12;

type Measure = (laboratory: Laboratory, random: () => number) => Promise<Figure[]>;

/** Measures in a laboratory of its own, in which one observation has been made. */
export async function inLaboratory(measure: Measure, random: () => number): Promise<Figure[]> {
  const laboratory = await openLaboratory();
  try {
    await observeOnce(laboratory.ours);
    return await measure(laboratory, random);
  } finally {
    await laboratory.close();
  }
}

/** A ratio of two medians, said with both. */
function ratio(name: string, ours: number[], base: number[], floor: number, aim: number): Figure {
  const [a, b] = [median(ours), median(base)];
  const note = `${a.toFixed(1)} ms ÷ ${b.toFixed(1)} ms, ${ours.length} rounds`;
  return { name, value: a / b, unit: '×', floor, aim, note };
}

/** What opening the popup costs, in the toolbar's own popup and on a slow machine. */
export const popupFigures: Measure = async (laboratory, random) => {
  const { context, oursOrigin, bareOrigin } = laboratory;
  await laboratory.takeStill();
  const real = { ours: [] as number[], bare: [] as number[], still: [] as number[] };
  for (const name of shuffledRounds(['ours', 'bare', 'still'] as const, rounds + 1, random)) {
    real[name].push(await openRealPopup(laboratory[name]));
  }
  const slow = { ours: [] as number[], bare: [] as number[] };
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (const name of shuffledRounds(['ours', 'bare'] as const, rounds + 1, random)) {
    await page.goto(`${name === 'ours' ? oursOrigin : bareOrigin}/popup.html`);
    slow[name].push(
      await page
        .waitForFunction(() => (globalThis as { dataAt?: number }).dataAt)
        .then((found) => found.jsonValue() as Promise<number>),
    );
  }
  await page.close();
  const popup = 'popup: painted data ÷ the same page as still HTML';
  const painted = ratio(popup, real.ours.slice(1), real.still.slice(1), 1.35, 1.1);
  return [
    // Against an empty popup the smallest step is one frame: 20 ms over 36 where the machine is quiet, whatever is painted.
    { ...painted, note: `${painted.note}; an empty popup ${median(real.bare.slice(1)).toFixed(1)} ms` },
    ratio('popup ÷ empty popup in a tab at 4× CPU throttle', slow.ours.slice(1), slow.bare.slice(1), 2.2, 1.5),
  ];
};

/** Opens the toolbar's own popup and gives back what it measured of itself. */
function openRealPopup(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await chrome.storage.session.remove('dataAt');
    const reported = new Promise<number>((resolve) => {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        if (changes.dataAt?.newValue === undefined) return;
        chrome.storage.session.onChanged.removeListener(listener);
        resolve(changes.dataAt.newValue as number);
      };
      chrome.storage.session.onChanged.addListener(listener);
    });
    await chrome.action.openPopup();
    const dataAt = await reported;
    for (const view of chrome.extension.getViews({ type: 'popup' })) view.close();
    await new Promise((resolve) => setTimeout(resolve, 150));
    return dataAt;
  });
}

/** What an observation costs a worker that has to be started for it. */
export const workerFigures: Measure = async ({ context, ours, bare }, random) => {
  const session = await context.newCDPSession(ours);
  await session.send('ServiceWorker.enable');
  const cold = { ours: [] as number[], bare: [] as number[] };
  for (const name of shuffledRounds(['ours', 'bare'] as const, rounds + 1, random)) {
    await stopWorkers(session);
    cold[name].push(await timeToBadge(name === 'ours' ? ours : bare, cold.ours.length));
  }
  return [ratio('cold worker → badge ÷ bare worker', cold.ours.slice(1), cold.bare.slice(1), 1.7, 1.25)];
};

async function stopWorkers(session: CDPSession): Promise<void> {
  await session.send('ServiceWorker.stopAllWorkers');
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** From the message to the moment the badge says something. What a worker does after that keeps nobody waiting. */
function timeToBadge(page: Page, round: number): Promise<number> {
  return page.evaluate(
    async ({ body, shift, channel }) => {
      const told = new BroadcastChannel(channel);
      const saidAt = new Promise<number>((resolve) => {
        told.onmessage = ({ data }) => resolve(data);
      });
      const at = Date.now() + shift;
      const askedAt = performance.timeOrigin + performance.now();
      const done = chrome.runtime.sendMessage({
        type: 'headroom/seen',
        method: 'GET',
        url: 'https://chatgpt.com/backend-api/wham/usage',
        status: 200,
        body,
        startedAt: at,
        at,
        date: null,
      });
      const took = (await saidAt) - askedAt;
      await done;
      told.close();
      return took;
    },
    { body: usageBody(), shift: round * 1_000, channel: badgeChannel },
  );
}

function observeOnce(page: Page): Promise<number> {
  return timeToBadge(page, 0);
}

/** A recorded body whose windows end in the future. */
function usageBody(): string {
  const body = JSON.parse(readFileSync(`${root}test/payloads/usage-2026-09-21-plus-5h-weekly-full.json`, 'utf8'));
  const now = Math.floor(Date.now() / 1000);
  for (const window of [body.rate_limit.primary_window, body.rate_limit.secondary_window])
    window.reset_at = now + window.reset_after_seconds;
  return JSON.stringify(body);
}

interface PageBench {
  readonly stored: (count: number) => Promise<number>;
  readonly packed: (count: number) => Promise<number>;
  readonly raw: (count: number) => Promise<number>;
  readonly rawNewest: () => Promise<number>;
  readonly prepareNewest: () => Promise<void>;
  readonly newestState: () => Promise<number>;
}

/** What storing and finding costs, against the browser's own storage. */
export const storageFigures: Measure = async ({ ours: page }, random) => {
  const run = (name: keyof PageBench, count: number) =>
    page.evaluate(
      ({ name, count }) => (globalThis as unknown as { bench: PageBench }).bench[name](count) as Promise<number>,
      { name, count },
    );
  const many: Record<'stored' | 'raw', number[]> = { stored: [], raw: [] };
  for (const name of shuffledRounds(['stored', 'raw'] as const, rounds, random))
    many[name].push(await run(name, 10_000));
  const bulk = { packed: [await run('packed', 100_000)], raw: [await run('raw', 100_000)] };
  await run('prepareNewest', 0);
  const newest: Record<'newestState' | 'rawNewest', number[]> = { newestState: [], rawNewest: [] };
  for (const name of shuffledRounds(['newestState', 'rawNewest'] as const, rounds * 2, random))
    newest[name].push(await run(name, 0));
  return [
    ratio('10 000 observations stored ÷ raw IndexedDB', many.stored, many.raw, 1.25, 1.05),
    ratio('import of 100 000 old observations ÷ as raw rows', bulk.packed, bulk.raw, 0.05, 0.01),
    ratio('newest state, cold ÷ raw open and last row', newest.newestState, newest.rawNewest, 6, 1.5),
  ];
};
