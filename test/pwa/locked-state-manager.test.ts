import { describe, expect, it } from 'vitest';
import type { OwnStorage, OwnStorageDeps } from '../../src/engine/state/own-storage';
import type { StateManager } from '../../src/engine/state/state-manager';
import { createLockedStateManager } from '../../src/pwa/locked-state-manager';

/** Locks as a browser grants them: one holder per name at a time, in order. */
function createLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return { request } as unknown as LockManager;
}

describe('createLockedStateManager', () => {
  it('starts every change from what is stored, one tab after the other', async () => {
    let stored = 0;
    const createRecord = () => {
      const seen = stored;
      const merge: StateManager['merge'] = async () => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        stored = seen + 1;
        return stored;
      };
      return { stateManager: { merge } } as unknown as OwnStorage;
    };
    const locks = createLocks();
    const tabs = [1, 2, 3].map(() => createLockedStateManager(createRecord, {} as OwnStorageDeps, locks));
    expect(await Promise.all(tabs.map((tab) => tab.merge([])))).toEqual([1, 2, 3]);
  });

  it('works without locks', async () => {
    const stateManager = { merge: async () => 7 } as unknown as StateManager;
    const shared = createLockedStateManager(() => ({ stateManager }) as OwnStorage, {} as OwnStorageDeps, undefined);
    expect(await shared.merge([])).toBe(7);
  });
});
