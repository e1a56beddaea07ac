// Opens what places gave. Everything is verified: id, signature, author, seal and address. What fails is counted and left out.
import { open } from '../../sync/keys/envelope';
import type { GroupKeys } from '../../sync/keys/keys';
import { type Head, readHead } from '../../sync/log/head';
import { readSegment, type SegmentLine } from '../../sync/log/segments';
import { readRecord, type VerifiedRecord } from '../../sync/log/signed-record';
import type { Peer } from './sync-state';

/** Records looked at for one address. Verifying takes a millisecond, and a place may hold any number. */
const mostAuthors = 8;

/** The verified records among what a place gave, by address. Only the addresses that were asked for. */
export function verifyRecords(
  found: readonly unknown[],
  asked: readonly string[],
): ReadonlyMap<string, VerifiedRecord[]> {
  const wanted = new Set(asked);
  const records = new Map<string, VerifiedRecord[]>();
  const tried = new Map<string, number>();
  for (const value of found) {
    const address = addressIn(value);
    if (address === null || !wanted.has(address)) continue;
    const count = (tried.get(address) ?? 0) + 1;
    tried.set(address, count);
    if (count > mostAuthors) continue;
    const record = readRecord(value);
    if (record?.address === address) records.set(address, [...(records.get(address) ?? []), record]);
  }
  return records;
}

/** Checked before the signature, so that records we did not ask for cost nothing. */
function addressIn(value: unknown): string | null {
  const { tags } = (value ?? {}) as { tags?: unknown };
  if (!Array.isArray(tags)) return null;
  const tag: unknown = tags.find((each) => Array.isArray(each) && each[0] === 'd');
  const address: unknown = Array.isArray(tag) ? tag[1] : null;
  return typeof address === 'string' ? address : null;
}

/** The head of a peer; null when it is not that peer's, or by another author than before. */
export async function openHead(keys: GroupKeys, peer: Peer, record: VerifiedRecord): Promise<Head | null> {
  if (peer.author !== null && peer.author !== record.author) return null;
  const body = await open(keys, 'head', record.address, record.bytes);
  const head = body && readHead(body);
  // The author is stated inside the encrypted part, so only members of the group can write as one of its devices.
  return head && head.device === peer.device && head.author === record.author ? head : null;
}

/** A segment's observations; null when it is another than the peer's head lists. */
export async function openSegment(keys: GroupKeys, peer: Peer, line: SegmentLine, record: VerifiedRecord) {
  if (peer.author !== record.author) return null;
  const body = await open(keys, 'segment', record.address, record.bytes);
  return body && readSegment(body, line);
}
