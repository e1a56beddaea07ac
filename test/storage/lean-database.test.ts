import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import { openLeanDatabase } from '../../src/storage/lean-database';

describe('the lean engine', () => {
  it('keeps the name of what the browser refuses', async () => {
    const database = openLeanDatabase(crypto.randomUUID());
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
    await expect(database.local.put({ key: 'k', value: 1 })).rejects.toMatchObject({ name: 'QuotaExceededError' });
    IDBObjectStore.prototype.put = put;
    expect(await database.local.count()).toBe(0);
  });

  it('opens anew after the browser closed it, said or unsaid', async () => {
    const connections: IDBDatabase[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      connections.push(this);
      return transaction.apply(this, given);
    };
    const database = openLeanDatabase(crypto.randomUUID());
    await database.local.put({ key: 'k', value: 1 });
    connections.at(-1)?.close();
    expect(await database.local.count()).toBe(1);
    connections.at(-1)?.close();
    connections.at(-1)?.onclose?.(new Event('close'));
    expect(await database.local.count()).toBe(1);
    IDBDatabase.prototype.transaction = transaction;
    expect(new Set(connections).size).toBe(3);
  });

  it('tries again after a database that would not open', async () => {
    const database = openLeanDatabase(crypto.randomUUID());
    const { open: really } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in this window.', 'SecurityError');
    };
    await expect(database.local.count()).rejects.toMatchObject({ name: 'SecurityError' });
    IDBFactory.prototype.open = really;
    expect(await database.local.count()).toBe(0);
  });
});
