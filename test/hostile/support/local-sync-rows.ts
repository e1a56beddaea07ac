// What the full history stores after a round with one other device, through a folder.
import { syncKeys } from '../../../src/engine/sync/sync-state';

export function localSyncRows(at: number): Readonly<Record<string, unknown>> {
  const segment = { name: '2026-11/0', rows: 3, hash: 'abc' };
  const record = {
    id: 'r',
    pubkey: 'p',
    created_at: at / 1_000,
    kind: 30_078,
    tags: [['d', 'x']],
    content: 'c',
    sig: 's',
  };
  const peer = {
    ...{ device: 'the-other', role: 'computer', name: 'Home', author: 'p', generation: 0, counter: 4, madeAt: at },
    ...{ readAt: at, listed: [segment], having: { [segment.name]: segment.hash }, seen: 2, early: [] },
  };
  return {
    [syncKeys.state]: {
      ...{ epoch: 0, author: new Uint8Array(32), formerAuthors: [], stamp: { at, generation: 0 }, counter: 4 },
      ...{ headVersion: 'v', headMadeAt: at, peers: { 'the-other': peer } },
      log: { cursor: 2, flushedAt: at, accounts: ['a'], segments: [segment] },
      rekeys: [{ device: 'the-other', address: 'x', record, madeAt: at }],
    },
    [syncKeys.place('folder')]: {
      ...{ epoch: 0, written: { x: { kind: 'head', version: 'v', at } }, stale: [], writes: { at: [at], headAt: at } },
      ...{ readAt: at, wroteAt: at, trouble: null, failures: 0, retryAt: 0, sent: 3, received: 3, checkedAt: at },
      isBehind: false,
    },
    [syncKeys.relaysOn]: false,
    [syncKeys.folder]: null,
    'sync/name': 'Chrome on Linux',
    'sync/tick': { at, cursor: 2, choices: '1/', dueAt: null },
  };
}
