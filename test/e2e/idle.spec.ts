// A page that nobody touches: nothing of ours runs in it.
import assert from 'node:assert/strict';
import { openUsage, untilDrawn } from '../support/browser/screen';
import type { Tab } from '../support/browser/test-browser';
import { sleep } from '../support/browser/wait';
import type { Spec } from './spec';

interface TraceEvent {
  readonly name: string;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** How often each script of ours was called in the page while `work` ran. */
async function callsDuring({ page }: Tab, work: () => Promise<void>): Promise<string[]> {
  const session = (await page?.context().newCDPSession(page)) ?? assert.fail();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events
    .filter(({ name }) => name === 'FunctionCall')
    .flatMap(({ args }) => /(?:watch|relay|read-page)\.js/.exec(args.data?.url ?? '')?.[0] ?? []);
}

export const specs: Spec[] = [
  {
    name: 'calls no script of ours in a usage page that nobody touches',
    browser: 'chromium',
    async run({ browser, note }) {
      const page = await openUsage(browser);
      await browser.badgeUntil((text) => text !== '');
      await page.front();
      const idle = await callsDuring(page, () => sleep(3_000));
      const asked = await callsDuring(page, async () => {
        await page.evaluate(() => {
          delete document.querySelector('main')?.dataset.state;
          [...document.querySelectorAll('button')].find((one) => one.innerText === 'Refresh')?.click();
        });
        await untilDrawn(page);
        await sleep(300);
      });
      note(`${idle.length} calls in 3 s, ${asked.length} when the page asked again`);
      assert.deepEqual(idle, []);
      assert.ok(asked.includes('relay.js'), `calls seen: ${asked.join()}`);
    },
  },
];
