import { beforeEach, describe, expect, it, vi } from 'vitest';

const sent: { observations: readonly unknown[] }[] = [];
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      sendMessage: async (message: { observations: readonly unknown[] }) => {
        sent.push(message);
        return message.observations.length;
      },
    },
  },
}));

const { sendObservations } = await import('../../src/browser/extension-screen');

describe('handing observations to the background', () => {
  beforeEach(() => {
    sent.length = 0;
  });

  it('goes in portions and counts what was new', async () => {
    expect(await sendObservations(Array.from({ length: 4_001 }, (_, at) => ({ at })))).toBe(4_001);
    expect(sent.map(({ observations }) => observations.length)).toEqual([2_000, 2_000, 1]);
  });

  it('says a word even where there is none to hand over: names may have come beside them', async () => {
    expect(await sendObservations([])).toBe(0);
    expect(sent).toEqual([{ type: 'headroom/observations', observations: [] }]);
  });
});
