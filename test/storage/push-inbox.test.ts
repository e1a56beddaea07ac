import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';

import { dropDeliveries, keepDelivery, keptDeliveries } from '../../src/storage/push-inbox';

describe('the inbox of pushes', () => {
  let factory: IDBFactory;
  beforeEach(() => {
    factory = new IDBFactory();
  });
  const ats = async () => (await keptDeliveries(factory)).map(({ delivery }) => delivery.at);

  it('gives back what was kept, oldest first, until it is dropped', async () => {
    for (const at of [1, 2, 3]) await keepDelivery({ at, json: `${at}` }, factory);
    const kept = await keptDeliveries(factory);
    expect(kept.map(({ delivery }) => delivery)).toEqual([1, 2, 3].map((at) => ({ at, json: `${at}` })));
    await dropDeliveries([kept[1]?.key ?? -1], factory);
    expect(await ats()).toEqual([1, 3]);
  });

  it('keeps the newest two hundred of a phone that is never opened', async () => {
    for (let at = 1; at <= 205; at++) await keepDelivery({ at, json: '' }, factory);
    expect((await ats()).length).toBe(200);
    expect((await ats())[0]).toBe(6);
  });

  it('keeps all of several that arrive at once', async () => {
    await Promise.all([1, 2, 3, 4].map((at) => keepDelivery({ at, json: '' }, factory)));
    expect((await ats()).toSorted()).toEqual([1, 2, 3, 4]);
  });
});
