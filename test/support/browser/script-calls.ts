// How busy a script of ours is in a page, as Chromium's own trace says it.
import assert from 'node:assert/strict';
import type { Tab } from './test-browser';

interface TraceEvent {
  readonly name: string;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** The name of a script of ours, once for each time it was called in the page while `work` ran. */
export async function callsDuring({ page }: Tab, work: () => Promise<void>): Promise<string[]> {
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
    .flatMap(({ args }) => /(?:watch|relay|read-page|page-badge)\.js/.exec(args.data?.url ?? '')?.[0] ?? []);
}
