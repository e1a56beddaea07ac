// Observations in bulk, as packed months, encrypted files and animated QR codes store them.

import { sha256 } from '../../domain/hashing/sha256';
import type { UsageWindows } from '../../domain/history/usage-series';
import type { Observation } from '../../domain/observations/observation';
import { identified } from '../../domain/observations/observation-id';
import { decodeColumns, encodeColumns, type Row } from './columns';
import { deflate, inflate } from './deflate';

// Bytes of SHA-256 in front, because DEFLATE does not notice a flipped bit.
const checkBytes = 8;

/** Rows per segment. More rows would not compress better. */
export const segmentRows = 8_000;

/**
 * Observations as columns, deflated; about 1.5 bytes each when dense. Order and unknown fields are kept. Ids are left out:
 * they are hashes of the rest. Throws `RangeError` above 65 536 rows.
 */
export async function encodeSegment(observations: readonly Observation[]): Promise<Uint8Array<ArrayBuffer>> {
  const columns = encodeObservations(observations);
  const packed = await deflate(columns);
  const bytes = new Uint8Array(checkBytes + packed.length);
  bytes.set(sha256(columns).subarray(0, checkBytes));
  bytes.set(packed, checkBytes);
  return bytes;
}

/**
 * The observations; each computes its id when it is asked for. Throws when the bytes are damaged; a segment is never read in
 * part.
 */
export async function decodeSegment(bytes: Uint8Array): Promise<readonly Observation[]> {
  const observations = decodeObservations(await inflatedColumns(bytes));
  if (!observations) throw damaged();
  return observations;
}

/** The windows of its usage observations, in a third of the time: what a chart draws. Throws as `decodeSegment` does. */
export async function decodeUsage(bytes: Uint8Array): Promise<readonly UsageWindows[]> {
  const rows = decodeColumns(await inflatedColumns(bytes), isUsagePath);
  if (!rows) throw damaged();
  return rows.filter(isUsageWindows) as unknown as UsageWindows[];
}

function isUsagePath([first, second]: readonly (string | number)[]): boolean {
  return first === 'at' || first === 'kind' || (first === 'facts' && second === 'windows');
}

function isUsageWindows({ at, kind, facts }: Row): boolean {
  return (
    kind === 'usage' && Number.isSafeInteger(at) && Array.isArray((facts as { windows?: unknown } | null)?.windows)
  );
}

async function inflatedColumns(bytes: Uint8Array): Promise<Uint8Array> {
  const columns = await inflate(bytes.slice(checkBytes));
  const isWhole =
    columns !== null &&
    sha256(columns)
      .subarray(0, checkBytes)
      .every((byte, i) => byte === bytes[i]);
  if (!isWhole) throw damaged();
  return columns;
}

function damaged(): Error {
  // By this name storage knows it: see `unpackedOrNull`.
  return Object.assign(new Error('This part of the history is damaged and cannot be read.'), {
    name: 'DamagedMonthError',
  });
}

/** Columns without compression, for envelopes, which compress. */
export function encodeObservations(observations: readonly Observation[]): Uint8Array<ArrayBuffer> {
  return encodeColumns(observations.map(contentOf));
}

/** Without the id, and without reading it: an observation that was unpacked would compute it. */
function contentOf(observation: Observation): Row {
  const content: Record<string, unknown> = {};
  for (const key of Object.keys(observation)) {
    if (key !== 'id') content[key] = observation[key as keyof Observation];
  }
  return content;
}

/** Null when damaged, or when a row lacks what every observation has. */
export function decodeObservations(columns: Uint8Array): readonly Observation[] | null {
  const rows = decodeColumns(columns);
  if (!rows?.every(isObservationLike)) return null;
  return rows.map(identified) as unknown as Observation[];
}

/** The frame every kind shares. What is inside `facts` is looked at by `admitObservation` where it comes from outside. */
function isObservationLike({ account, device, at, source, kind, facts, id }: Row): boolean {
  const named = [account, device, source, kind].every((name) => typeof name === 'string' && name.length <= 128);
  return named && Number.isSafeInteger(at) && facts !== null && typeof facts === 'object' && id === undefined;
}
