import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';

import { openPushInbox, type PushInbox } from '../../src/storage/push-inbox';

describe('the inbox of pushes', () => {
  let inbox: PushInbox;
  beforeEach(() => {
    inbox = openPushInbox(crypto.randomUUID());
  });
  const ats = async () => (await inbox.all()).map(({ delivery }) => delivery.at);

  it('gives back what was kept, oldest first, until it is dropped', async () => {
    for (const at of [1, 2, 3]) await inbox.keep({ at, json: `${at}` });
    const kept = await inbox.all();
    expect(kept.map(({ delivery }) => delivery)).toEqual([1, 2, 3].map((at) => ({ at, json: `${at}` })));
    await inbox.drop([kept[1]?.key ?? -1]);
    expect(await ats()).toEqual([1, 3]);
  });

  it('keeps the newest two hundred of a phone that is never opened', async () => {
    for (let at = 1; at <= 205; at++) await inbox.keep({ at, json: '' });
    expect((await ats()).length).toBe(200);
    expect((await ats())[0]).toBe(6);
  });

  it('keeps all of several that arrive at once', async () => {
    await Promise.all([1, 2, 3, 4].map((at) => inbox.keep({ at, json: '' })));
    expect((await ats()).toSorted()).toEqual([1, 2, 3, 4]);
  });
});
