// The whole history of a computer as it lies at a relay, without the hours that its limit of writes takes.
import { WebSocket } from 'ws';
import type { Observation } from '../../src/domain/observations/observation';
import { dayMs, type Instant, minuteMs } from '../../src/domain/time/instant';
import { open, seal } from '../../src/sync/keys/envelope';
import { deriveGroupKeys, importGroupSecret } from '../../src/sync/keys/keys';
import { deriveAddresses } from '../../src/sync/log/addresses';
import { headBody } from '../../src/sync/log/head';
import { monthOf } from '../../src/sync/log/months';
import { readSegment, type Segment, segmentsOf } from '../../src/sync/log/segments';
import { authorOf, readRecord, type SignedRecord, signRecord } from '../../src/sync/log/signed-record';

export interface RelayedYear {
  /** The head first. */
  readonly records: readonly SignedRecord[];
  readonly segments: readonly Segment[];
  /** Milliseconds for the least a reader has to do: verify, open and unpack every record, here and now. */
  readonly readMs: () => Promise<number>;
}

/** The records of a computer's history in the first epoch of a group. Its head is of `now`. */
export async function relayedYear(
  secret: Uint8Array<ArrayBuffer>,
  device: string,
  observations: readonly Omit<Observation, 'id'>[],
  now: Instant,
): Promise<RelayedYear> {
  const group = await importGroupSecret(secret);
  const [keys, addresses] = await Promise.all([deriveGroupKeys(group, 0), deriveAddresses(group, 0)]);
  const author = crypto.getRandomValues(new Uint8Array(32));
  const segments: Segment[] = [];
  const months = new Map<string, Observation[]>();
  for (const each of observations as readonly Observation[]) {
    const month = monthOf(each.at);
    const own = months.get(month) ?? [];
    own.push(each);
    months.set(month, own);
  }
  for (const [month, own] of months) segments.push(...(await segmentsOf(month, own)));
  const roster = [{ device, role: 'computer' as const, name: 'Office' }];
  const lines = segments.map(({ name, rows, hash }) => ({ name, rows, hash }));
  const meta = { device, author: authorOf(author), counter: Math.floor(now / 1_000), madeAt: now, roster, seen: {} };
  const head = headBody({ ...meta, segments: lines, registers: [], answered: [], tail: [] });
  const sign = async (kind: 'head' | 'segment', address: string, body: Uint8Array<ArrayBuffer>) => {
    const bytes = await seal(keys, kind, address, body);
    return signRecord({ address, bytes, at: now - minuteMs, expiresAt: now + 90 * dayMs }, author);
  };
  const records = [await sign('head', await addresses.head(device, 0), head)];
  for (const { name, body } of segments)
    records.push(await sign('segment', await addresses.segment(device, 0, name), body));
  const readMs = async () => {
    const before = performance.now();
    for (const [index, record] of records.slice(1).entries()) {
      const { address, bytes } = readRecord(record) ?? failed();
      const body = (await open(keys, 'segment', address, bytes)) ?? failed();
      if (!readSegment(body, segments[index] as Segment)) failed();
    }
    return performance.now() - before;
  };
  return { records, segments, readMs };
}

function failed(): never {
  throw new Error('A record that was just made cannot be read.');
}

/** Publishes records to a relay at loopback behind TLS; rejects where it does not take one. */
export async function publish(port: number, records: readonly SignedRecord[]): Promise<void> {
  const socket = new WebSocket(`wss://127.0.0.1:${port}`, { rejectUnauthorized: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  for (const record of records) {
    const answer = new Promise<unknown[]>((resolve) => {
      socket.once('message', (data) => resolve(JSON.parse(String(data))));
    });
    socket.send(JSON.stringify(['EVENT', record]));
    const [type, , isTaken, why] = await answer;
    if (type !== 'OK' || isTaken !== true) throw new Error(`the relay refused a record: ${why}`);
  }
  socket.close();
}
