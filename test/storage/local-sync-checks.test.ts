import { expect, it } from 'vitest';
import { isLocalRow } from '../../src/storage/local-checks';

const peer = {
  device: 'd2',
  role: 'computer',
  name: 'Home',
  author: null,
  generation: 0,
  counter: -1,
  madeAt: null,
  readAt: null,
  listed: [{ name: '2026-11/0', rows: 3, hash: 'abc' }],
  having: { '2026-11/0': 'abc' },
  seen: null,
  early: [],
};
const state = { epoch: 1, author: new Uint8Array(32), counter: 4, peers: { d2: peer }, log: null, rekeys: [] };
const place = { epoch: 1, written: { a: { kind: 'head', version: 'v', at: 1 } }, failures: 0, isBehind: false };

it.each([
  ['sync/state', state],
  ['sync/state', {}],
  ['sync/place/wss://relay.test', place],
  ['sync/place/folder', null],
  ['sync/relays-on', true],
  ['sync/name', 'Chrome on Linux'],
  ['sync/tick', { at: 1, cursor: 0, choices: '0/', dueAt: null }],
])('%s may hold %o', (key, value) => {
  expect(isLocalRow({ key, value })).toBe(true);
});

it.each([
  ['sync/state', { ...state, counter: Number.NaN }],
  ['sync/state', { ...state, author: 'text' }],
  ['sync/state', { ...state, peers: { d2: { ...peer, listed: 7 } } }],
  ['sync/state', { ...state, log: { cursor: 'x' } }],
  ['sync/place/wss://relay.test', { ...place, written: { a: 1 } }],
  ['sync/place/folder', { ...place, retryAt: Number.POSITIVE_INFINITY }],
  ['sync/relays-on', 'yes'],
  ['sync/name', 7],
  ['sync/tick', { at: 1, cursor: -5, choices: '', dueAt: null }],
  ['sync/tick', 'now'],
])('%s may not hold %o', (key, value) => {
  expect(isLocalRow({ key, value })).toBe(false);
});
