import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type DatabaseProvider, openDatabase } from '../../src/storage/database';
import { followQuery } from '../../src/storage/follow-query';

describe('following a query', () => {
  let page: DatabaseProvider;
  let background: DatabaseProvider;
  let stop = () => {};
  const onChange = vi.fn();
  beforeEach(() => {
    const name = crypto.randomUUID();
    [page, background] = [openDatabase(name), openDatabase(name)];
    onChange.mockClear();
  });
  afterEach(async () => {
    stop();
    background().close();
    await page().delete();
  });
  /** Starts, and waits until the query has been read once. */
  const follow = async (query: () => Promise<unknown>) => {
    const read = vi.fn(query);
    stop = followQuery(read, onChange);
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    await page().local.count();
  };

  it('says nothing at first, then tells of every write by anybody', async () => {
    await follow(() => page().local.get('ledger'));
    expect(onChange).not.toHaveBeenCalled();
    await background().local.put({ key: 'ledger', value: { at: 1 } });
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    await page().local.put({ key: 'ledger', value: { at: 2 } });
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
  });

  it('leaves out what the query does not read', async () => {
    await follow(() => page().local.where('key').startsWith('phone/').toArray());
    await background().local.put({ key: 'ledger', value: 1 });
    await background().drift.put({ reason: 'r', count: 1, lastAt: 1 });
    await background().local.put({ key: 'phone/status', value: 1 });
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('is silent once it was stopped, and after a query that fails', async () => {
    await follow(() => page().local.toArray());
    stop();
    await background().local.put({ key: 'k', value: 1 });
    await follow(() => Promise.reject(new Error('closed')));
    await background().local.put({ key: 'k', value: 2 });
    expect(await page().local.toArray()).toHaveLength(1);
    expect(onChange).not.toHaveBeenCalled();
  });
});
