// A page's clock, moved by the test: minutes pass in its timers and dates, also in those of the extension's scripts in the page.
import assert from 'node:assert/strict';
import type { Tab } from './test-browser';

export interface VirtualTime {
  /** Lets so much time pass in the page, as fast as it can run its timers, and stops its clock again. */
  readonly advance: (ms: number) => Promise<void>;
}

/**
 * Stops the clock of a page at `startAt` (epoch ms). Chromium only. It has to begin in the past by what it will be moved:
 * what is dated ahead of the background's clock is set aside.
 */
export async function startVirtualTime({ page }: Tab, startAt: number): Promise<VirtualTime> {
  assert.ok(page, 'virtual time needs Chromium');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setVirtualTimePolicy', { policy: 'pause', initialVirtualTime: startAt / 1_000 });
  return {
    advance: async (ms) => {
      const passed = new Promise<void>((resolve) =>
        session.once('Emulation.virtualTimeBudgetExpired', () => resolve()),
      );
      await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: ms });
      await passed;
    },
  };
}
