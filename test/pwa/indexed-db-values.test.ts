import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';

import { createIndexedDbValues, withMemory } from '../../src/pwa/indexed-db-values';

const refusing = {
  open: () => {
    throw new DOMException('denied', 'SecurityError');
  },
} as unknown as IDBFactory;

describe('the app’s stored values', () => {
  it('survive a restart', async () => {
    const factory = new IDBFactory();
    await createIndexedDbValues(factory).set({ snapshot: { revision: 3 }, folds: [1] });
    expect(await createIndexedDbValues(factory).get(['snapshot', 'nothing'])).toEqual({ snapshot: { revision: 3 } });
  });

  it('stay in memory where the browser refuses to store', async () => {
    const values = withMemory(createIndexedDbValues(refusing));
    expect(await values.get(['snapshot'])).toEqual({});
    await values.set({ snapshot: 1 });
    expect(await values.get(['snapshot', 'folds'])).toEqual({ snapshot: 1 });
  });

  it('stay readable when the disk fills up, and are stored again once there is room', async () => {
    const disk = createIndexedDbValues(new IDBFactory());
    const set = vi.fn(disk.set);
    const values = withMemory({ ...disk, set });
    await values.set({ device: 'mine', snapshot: 1 });
    set.mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'));
    await values.set({ snapshot: 2 });
    expect(await values.get(['device', 'snapshot'])).toEqual({ device: 'mine', snapshot: 2 });
    expect(await disk.get(['snapshot'])).toEqual({ snapshot: 1 });
    await values.set({ snapshot: 3 });
    expect(await disk.get(['snapshot'])).toEqual({ snapshot: 3 });
    expect(await values.get(['snapshot'])).toEqual({ snapshot: 3 });
  });
});
