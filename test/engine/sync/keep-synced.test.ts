import { describe, expect, it, vi } from 'vitest';
import { keepSynced } from '../../../src/engine/sync/keep-synced';

/** An app whose timers, visibility and choices the test moves by hand. */
function app() {
  let isVisible = true;
  let onVisibility = () => {};
  let onChoice = () => {};
  let endWatch = () => {};
  const timers = new Map<number, () => void>();
  let last = 0;
  const settle = async () => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve();
  };
  const run = vi.fn(async () => {});
  const stop = vi.fn(() => endWatch());
  const watch = vi.fn(async (_: () => void, onEnd: () => void) => {
    endWatch = onEnd;
    return stop;
  });
  keepSynced({
    run,
    watch,
    onChoice: (listener) => {
      onChoice = listener;
      return () => {};
    },
    isVisible: () => isVisible,
    onVisibility: (listener) => {
      onVisibility = listener;
    },
    after: (ms, work) => {
      last += 1;
      const id = ms * 1_000 + last;
      timers.set(id, work);
      return () => timers.delete(id);
    },
  });
  return {
    run,
    watch,
    stop,
    settle,
    choose: () => onChoice(),
    show: async (visible: boolean) => {
      isVisible = visible;
      onVisibility();
      await settle();
    },
    /** The next timer rings. */
    ring: async () => {
      const [next] = [...timers.keys()].toSorted((a, b) => a - b);
      const work = next === undefined ? null : timers.get(next);
      if (next !== undefined) timers.delete(next);
      work?.();
      await settle();
    },
  };
}

describe('the app while it is open', () => {
  it('runs at once, listens, and runs again for news and for choices, several at a time', async () => {
    const { run, watch, settle, choose, ring } = app();
    await settle();
    expect(run).toHaveBeenCalledTimes(1);
    expect(watch).toHaveBeenCalledTimes(1);
    choose();
    choose();
    await ring();
    expect(run).toHaveBeenCalledTimes(2);
    watch.mock.calls[0]?.[0]();
    await ring();
    expect(run).toHaveBeenCalledTimes(3);
    expect(watch).toHaveBeenCalledTimes(1);
  });

  it('holds no connection while it is hidden, and sends what waits before', async () => {
    const { run, watch, stop, settle, choose, show, ring } = app();
    await settle();
    choose();
    await show(false);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(run).toHaveBeenCalledTimes(2);
    await ring();
    expect(run).toHaveBeenCalledTimes(2);
    await show(true);
    expect(run).toHaveBeenCalledTimes(3);
    expect(watch).toHaveBeenCalledTimes(2);
  });

  it('goes on after a round that failed', async () => {
    const { run, settle, ring } = app();
    run.mockRejectedValue(new Error('no database'));
    await settle();
    await ring();
    expect(run).toHaveBeenCalledTimes(2);
  });
});
