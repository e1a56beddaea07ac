// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createExtensionScreen } from '../../src/browser/extension-screen';
import { emptyFold } from '../../src/domain/fold/fold-state';
import { defaultSettings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';

const browser = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  listeners: [] as ((changes: object, area: string) => void)[],
  sendMessage: vi.fn(),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: browser.sendMessage },
    storage: {
      local: { get: async () => browser.stored },
      onChanged: {
        addListener: (listener: (changes: object, area: string) => void) => browser.listeners.push(listener),
        removeListener: () => {},
      },
    },
  },
}));

function snapshot(revision: number): Snapshot {
  const known = { account: { key: 'a', nickname: 'a', colour: 0 }, state: emptyFold('a').state };
  return { v: 1, revision, writtenAt: 1, accounts: [known], current: 'a', settings: defaultSettings, troubles: [] };
}
const { loadSnapshot, onSnapshotChange } = createExtensionScreen(async () => {});

beforeEach(() => {
  browser.stored = {};
  browser.listeners = [];
  browser.sendMessage.mockReset();
  vi.useFakeTimers();
});

describe('the stored view', () => {
  it('is read without asking anybody', async () => {
    browser.stored = { snapshot: snapshot(4) };
    expect((await loadSnapshot())?.revision).toBe(4);
    expect(browser.sendMessage).not.toHaveBeenCalled();
  });

  it('is none before anything was seen', async () => {
    expect(await loadSnapshot()).toBeNull();
    expect(browser.sendMessage).not.toHaveBeenCalled();
  });

  it.each([['text'], [7], [{ v: 2 }], [{ ...snapshot(4), accounts: [null] }]])(
    'that is damaged (%j) is made anew, and is not "nothing seen"',
    async (damaged) => {
      browser.stored = { snapshot: damaged };
      browser.sendMessage.mockResolvedValue(snapshot(5));
      expect((await loadSnapshot())?.revision).toBe(5);
      expect(browser.sendMessage).toHaveBeenCalledWith({ type: 'headroom/snapshot', rebuild: true });
      browser.sendMessage.mockResolvedValue(undefined);
      await expect(loadSnapshot()).rejects.toThrow('damaged');
    },
  );

  it('is replaced by a newer one that could not be stored', async () => {
    browser.sendMessage.mockResolvedValue(snapshot(9));
    const heard: (number | undefined)[] = [];
    onSnapshotChange((next) => heard.push(next?.revision));
    expect(browser.sendMessage).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(browser.sendMessage).toHaveBeenCalledWith({ type: 'headroom/snapshot', rebuild: false });
    expect(heard).toEqual([9]);
  });

  it('is followed, and stays on the screen when a damaged one is stored', async () => {
    browser.sendMessage.mockResolvedValue(null);
    const heard: (number | undefined)[] = [];
    onSnapshotChange((next) => heard.push(next?.revision));
    for (const newValue of [snapshot(6), 'text', undefined])
      for (const tell of browser.listeners) tell({ snapshot: { newValue } }, 'local');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toEqual([6, undefined]);
  });
});
