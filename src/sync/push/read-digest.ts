// Opens a digest on the phone. It is a file of its own, because the computer's worker makes digests and never reads one.
import type { DeviceId } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import { decodeColumns, type Row } from '../codec/columns';
import { readRegisters } from '../codec/read-registers';
import { open } from '../keys/envelope';
import type { GroupKeys } from '../keys/keys';
import { addressFor, type Digest } from './digest';
import { type PushNotice, readNotice } from './push-notice';

/** The digest; null when it is from another group or epoch, for another phone, or damaged. */
export async function openDigest(
  keys: GroupKeys,
  phone: DeviceId,
  envelope: Uint8Array<ArrayBuffer>,
): Promise<Digest | null> {
  const body = await open(keys, 'digest', addressFor(phone), envelope);
  const [head, ...rows] = (body && decodeColumns(body)) || [];
  return head ? readDigest(head, rows) : null;
}

/** The text to show of a digest, without its readings; null when it cannot be opened or has none. */
export async function openDigestNotice(
  keys: GroupKeys,
  phone: DeviceId,
  envelope: Uint8Array<ArrayBuffer>,
): Promise<PushNotice | null> {
  const body = await open(keys, 'digest', addressFor(phone), envelope);
  const [head] = (body && decodeColumns(body)) || [];
  return head ? readNotice(head.notice) : null;
}

function readDigest({ device, counter, madeAt, records, notice }: Row, rows: readonly Row[]): Digest | null {
  if (typeof device !== 'string' || !Number.isSafeInteger(counter) || typeof madeAt !== 'number') return null;
  const observations = validateObservations(rows).accepted;
  const base = { device, counter: counter as number, madeAt, records: readRegisters(records), use: [], observations };
  return { ...base, notice: readNotice(notice) };
}
