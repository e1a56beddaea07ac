// The history of one device, cut into segments: a month of its observations, in parts that fit one record. A segment is named
// by month and part, and has a hash of its columns, so that a reader knows exactly what it lacks.
import { sha256 } from '../../domain/hashing/sha256';
import type { Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import { toBase64Url } from '../codec/base64url';
import { deflate } from '../codec/deflate';
import { decodeObservations, encodeObservations, segmentRows } from '../codec/segment';

/** One segment as a head lists it. */
export interface SegmentLine {
  /** `2026-11/0`: month in UTC, part. */
  readonly name: string;
  readonly rows: number;
  /** First 9 bytes of SHA-256 over its columns, base64url. */
  readonly hash: string;
}

export interface Segment extends SegmentLine {
  /** Its observations by (instant, id), as columns: the body of its record before it is sealed. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Bytes of columns, deflated, that leave room for the envelope and its padding of up to 12 %. */
const mostPacked = 20_500;
const hashBytes = 9;

/** The segments of one month. The same observations give the same segments, in whatever order they are given. */
export async function segmentsOf(month: string, observations: readonly Observation[]): Promise<readonly Segment[]> {
  const sorted = observations.toSorted(
    // Reading an id may compute it, so it is read where the instants are equal alone.
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const segments: Segment[] = [];
  for (let from = 0; from < sorted.length; from += segmentRows) {
    for (const { rows, body } of await fitting(sorted.slice(from, from + segmentRows)))
      segments.push({ name: `${month}/${segments.length}`, rows, hash: hashOf(body), body });
  }
  return segments;
}

interface Part {
  readonly rows: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Halves what does not fit. A single observation always does: its largest body is refused long before. */
async function fitting(rows: readonly Observation[]): Promise<readonly Part[]> {
  const body = encodeObservations(rows);
  const isSmall = (await deflate(body)).length <= mostPacked;
  if (isSmall || rows.length <= 1) return [{ rows: rows.length, body }];
  const middle = Math.ceil(rows.length / 2);
  return [...(await fitting(rows.slice(0, middle))), ...(await fitting(rows.slice(middle)))];
}

function hashOf(body: Uint8Array): string {
  return toBase64Url(sha256(body).subarray(0, hashBytes));
}

/** The observations in a segment's body; null when it is not what the head lists. Those of unknown kinds are left out. */
export function readSegment(body: Uint8Array, { rows, hash }: SegmentLine): readonly Observation[] | null {
  const observations = hashOf(body) === hash ? decodeObservations(body) : null;
  return observations?.length === rows ? validateObservations(observations).accepted : null;
}
