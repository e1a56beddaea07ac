// An unencrypted snapshot: the newest observations exactly, and a coarse history (trail). It goes from screen to camera, so
// there is no key. A checksum detects a cut link.
//   version 1 | check 4 | flag 1 | columns
import type { Account } from '../../domain/accounts/account';
import { sha256 } from '../../domain/hashing/sha256';
import type { DeviceId, Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import type { Instant } from '../../domain/time/instant';
import { visibleText } from '../../domain/validation/visible-text';
import { decodeColumns, encodeColumns, type Row } from '../codec/columns';
import { deflate, inflate } from '../codec/deflate';
import { oldestFirst } from '../codec/thin';
import { fromTrail, toTrail } from '../codec/trail';

export interface Handover {
  readonly device: DeviceId;
  readonly takenAt: Instant;
  readonly accounts: readonly Account[];
  /** Exact. */
  readonly now: readonly Observation[];
  /** To two minutes and a tenth of a percent. */
  readonly trail: readonly Observation[];
}

const version = 1;
const headerLength = 6;
const packed = { plain: 0, deflated: 1 } as const;

/** Encodes a snapshot. Ids of observations are left out, because they are hashes of the rest. */
export async function encodeHandover({
  device,
  takenAt,
  accounts,
  now,
  trail,
}: Handover): Promise<Uint8Array<ArrayBuffer>> {
  const keys = accounts.map(({ key }) => key);
  const head: Row = { device, at: takenAt, accounts, count: now.length };
  const columns = encodeColumns([
    head,
    ...now.map(({ id: _, ...content }) => content),
    ...toTrail(oldestFirst(trail), keys),
  ]);
  const body = await deflate(columns);
  const bytes = new Uint8Array(headerLength + body.length);
  bytes.set([version, ...sha256(columns).subarray(0, 4), packed.deflated]);
  bytes.set(body, headerLength);
  return bytes;
}

/** The snapshot; null when it is cut, of a later version, or not ours. */
export async function decodeHandover(bytes: Uint8Array): Promise<Handover | null> {
  if (bytes[0] !== version || bytes[5] !== packed.deflated) return null;
  const columns = await inflate(bytes.slice(headerLength));
  if (
    !columns ||
    !sha256(columns)
      .subarray(0, 4)
      .every((byte, i) => byte === bytes[i + 1])
  )
    return null;
  const [head, ...rows] = decodeColumns(columns) ?? [];
  return head ? readHandover(head, rows) : null;
}

function readHandover(head: Row, rows: readonly Row[]): Handover | null {
  const { device, at, count } = head;
  if (typeof device !== 'string' || typeof at !== 'number' || typeof count !== 'number') return null;
  const accounts = readAccounts(head.accounts);
  const keys = accounts.map(({ key }) => key);
  const now = validateObservations(rows.slice(0, count)).accepted;
  const trail = validateObservations(fromTrail(rows.slice(count), keys, device)).accepted;
  return { device, takenAt: at, accounts, now, trail };
}

/** Accounts from an untrusted sender; malformed ones are left out. */
export function readAccounts(value: unknown): readonly Account[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: Partial<Account> | null) => {
    if (typeof entry?.key !== 'string' || typeof entry.nickname !== 'string') return [];
    const colour = Number.isInteger(entry.colour) ? (entry.colour as number) : 0;
    return [{ key: entry.key.slice(0, 128), nickname: visibleText(entry.nickname, 80), colour }];
  });
}
