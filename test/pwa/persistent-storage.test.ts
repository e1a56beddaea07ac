import { describe, expect, it, vi } from 'vitest';

import { sampleAccount } from '../../src/domain/sample/sample-account';
import type { Snapshot } from '../../src/domain/snapshot';
import { createMemoryValues } from '../../src/pwa/indexed-db-values';
import { createPersistentStorage } from '../../src/pwa/persistent-storage';

const now = Date.UTC(2026, 10, 21, 9);
const holding = (...accounts: string[]) =>
  ({ accounts: accounts.map((key) => ({ account: { key } })) }) as unknown as Snapshot;

function browser({ grants = false, kept = false } = {}) {
  const values = createMemoryValues();
  const persist = vi.fn(async () => grants);
  const place = { installed: false };
  const storage = { persist, persisted: async () => kept };
  const keeping = createPersistentStorage({ storage, values, isInstalled: () => place.installed, now: () => now });
  return { keeping, persist, place, values };
}

describe('asking for persistent storage', () => {
  it('waits until the user imported something, and asks once', async () => {
    const { keeping, persist } = browser();
    await keeping.afterData(holding('mine'));
    expect([persist.mock.calls.length, await keeping.answer()]).toEqual([0, null]);
    await Promise.all([keeping.afterImport(), keeping.afterImport()]);
    await keeping.afterImport();
    expect(persist).toHaveBeenCalledTimes(1);
    expect(await keeping.answer()).toEqual({ at: now, kept: false, installed: false });
  });

  it('asks by itself once the installed app holds the user’s data, not for sample data', async () => {
    const { keeping, persist, place } = browser({ grants: true });
    place.installed = true;
    await keeping.afterData(null);
    await keeping.afterData(holding(sampleAccount));
    expect(persist).not.toHaveBeenCalled();
    await keeping.afterData(holding(sampleAccount, 'mine'));
    await keeping.afterData(holding('mine'));
    expect(persist).toHaveBeenCalledTimes(1);
    expect(await keeping.answer()).toEqual({ at: now, kept: true, installed: true });
  });

  it('asks once more when a refused tab became an installed app', async () => {
    const { keeping, persist, place } = browser();
    await keeping.afterImport();
    place.installed = true;
    await keeping.afterData(holding('mine'));
    await keeping.afterImport();
    expect(persist).toHaveBeenCalledTimes(2);
  });

  it('does not ask where storage is persistent already', async () => {
    const { keeping, persist } = browser({ kept: true });
    await keeping.afterImport();
    expect(persist).not.toHaveBeenCalled();
    expect([await keeping.isPersisted(), await keeping.answer()]).toEqual([
      true,
      { at: now, kept: true, installed: false },
    ]);
  });

  it('works in a browser without persistent storage, or where asking fails', async () => {
    const values = createMemoryValues();
    const rest = { values, isInstalled: () => true, now: () => now };
    const without = createPersistentStorage({ ...rest, storage: undefined });
    await without.afterImport();
    expect([await without.isPersisted(), await without.answer()]).toEqual([null, null]);
    const fails = () => Promise.reject(new Error('no'));
    await createPersistentStorage({ ...rest, storage: { persist: fails, persisted: fails } }).afterImport();
    expect(await without.answer()).toBeNull();
  });
});
