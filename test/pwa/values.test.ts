import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';

import { createMemoryValues, createValues, withFallback } from '../../src/pwa/values';

const refusing = {
  open: () => {
    throw new DOMException('denied', 'SecurityError');
  },
} as unknown as IDBFactory;

describe('the app’s stored values', () => {
  it('are there again after a restart', async () => {
    const factory = new IDBFactory();
    await createValues(factory).set({ snapshot: { revision: 3 }, folds: [1] });
    expect(await createValues(factory).get(['snapshot', 'nothing'])).toEqual({ snapshot: { revision: 3 } });
  });

  it('live in memory where the browser refuses to store, and say so once', async () => {
    const refused = vi.fn();
    const values = withFallback(createValues(refusing), createMemoryValues(), refused);
    expect(await values.get(['snapshot'])).toEqual({});
    await values.set({ snapshot: 1 });
    expect(await values.get(['snapshot'])).toEqual({ snapshot: 1 });
    expect(refused).toHaveBeenCalledOnce();
  });
});
