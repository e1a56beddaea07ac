import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';

import type { HeadroomEvent } from '../../src/domain/events/event';
import { openDatabase } from '../../src/storage/database';
import { createEventStore, type EventStore } from '../../src/storage/events';

const event = (id: string, at: number): HeadroomEvent => ({
  id,
  type: 'plan-changed',
  at,
  between: null,
  windows: [],
  before: {},
  after: {},
  evidence: [],
  confirmed: true,
  confidence: 1,
  notes: [],
});
const ids = (events: readonly HeadroomEvent[]) => events.map(({ id }) => id);

describe('event store', () => {
  let events: EventStore;
  beforeEach(() => {
    events = createEventStore(openDatabase(crypto.randomUUID()));
  });

  it('gives pages from the newest on, strictly before an instant, account by account', async () => {
    await events.apply('a', [event('one', 1), event('two', 2), event('three', 3)], []);
    await events.apply('b', [event('other', 2)], []);
    expect(ids(await events.page('a'))).toEqual(['three', 'two', 'one']);
    expect(ids(await events.page('a', 3))).toEqual(['two', 'one']);
    expect(ids(await events.page('a', undefined, 2))).toEqual(['three', 'two']);
    expect(ids(await events.page('b'))).toEqual(['other']);
    expect(await events.page('c')).toEqual([]);
  });

  it('keeps one of an event that moved in time, and none of one that no longer holds', async () => {
    await events.apply('a', [event('moved', 1), event('gone', 2), event('kept', 3)], []);
    await events.apply('a', [event('moved', 5)], ['gone']);
    expect((await events.page('a')).map(({ id, at }) => [id, at])).toEqual([
      ['moved', 5],
      ['kept', 3],
    ]);
  });

  it('replaces all events of one account and of no other', async () => {
    await events.apply('a', [event('one', 1), event('two', 2)], []);
    await events.apply('ab', [event('other', 2)], []);
    await events.replace('a', [event('three', 3)]);
    expect(ids(await events.page('a'))).toEqual(['three']);
    expect(ids(await events.page('ab'))).toEqual(['other']);
  });
});
