// The head of a device: what changes with every write. It lists the segments, carries the newest observations that are in none of
// them yet, and the user's choices. One record, so one write publishes everything that is new.
import type { DeviceId, Observation } from '../../domain/observations/observation';
import { validateObservations } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { type Check, fields, isInstant, isInteger, isName, listOf } from '../../domain/validation/checks';
import { byteReader, nullIfMalformed } from '../codec/byte-reader';
import { byteWriter } from '../codec/byte-writer';
import { readRegisters } from '../codec/read-registers';
import { decodeObservations, encodeObservations } from '../codec/segment';
import type { RosterEntry } from '../keys/welcome';
import type { SegmentLine } from './segments';

export interface Head {
  readonly device: DeviceId;
  /** Public key of the device's records in this epoch, in hex. Sealed here, so only the group can state it. */
  readonly author: string;
  /** Grows with every head of a device. A lower one is an older head. */
  readonly counter: number;
  readonly madeAt: Instant;
  /** The device and all it knows of its group. */
  readonly roster: readonly RosterEntry[];
  readonly segments: readonly SegmentLine[];
  /** The counter of each other device's head that was read last: what has reached this device. */
  readonly seen: Readonly<Record<DeviceId, number>>;
  readonly registers: readonly Register[];
  /** The alerts that the user answered lately. Their reader checks them. */
  readonly answered: unknown;
  /** Observations that are in no segment yet. */
  readonly tail: readonly Observation[];
}

/** The most segments of a device: ten years of parts. */
const mostSegments = 2_000;
const mostDevices = 64;

const isCount: Check<number> = (value) => isInteger(value) && (value as number) >= 0;
const isLine = fields<SegmentLine>({
  name: (value) => typeof value === 'string' && /^\d{4}-\d{2}\/\d{1,3}$/.test(value),
  rows: (value) => isCount(value) && (value as number) <= 65_536,
  hash: isName,
});
const isEntry = fields<RosterEntry>({
  device: isName,
  name: isName,
  role: (value) => value === 'phone' || value === 'computer',
});
const isMeta = fields<Omit<Head, 'tail' | 'registers' | 'answered' | 'seen'>>({
  device: isName,
  author: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  counter: isCount,
  madeAt: isInstant,
  roster: (value) => listOf(isEntry)(value) && (value as unknown[]).length <= mostDevices,
  segments: (value) => listOf(isLine)(value) && (value as unknown[]).length <= mostSegments,
});

/** The body of a head, before it is sealed: length | JSON | columns of the tail. */
export function headBody({ tail, ...meta }: Head): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(meta));
  const out = byteWriter();
  out.varint(json.length);
  out.raw(json);
  out.raw(encodeObservations(tail));
  return out.done();
}

/** The head in an opened body; null when it is damaged, hostile or of a later version. */
export function readHead(body: Uint8Array<ArrayBuffer>): Head | null {
  return nullIfMalformed(() => {
    const input = byteReader(body);
    const json = input.raw(input.varint());
    const rows = decodeObservations(input.raw(input.left));
    const meta = parsed(json);
    if (!rows || !isMeta(meta)) return null;
    const { seen, registers, answered, ...rest } = meta as unknown as Head;
    return {
      ...rest,
      seen: countsIn(seen),
      registers: readRegisters(registers),
      answered,
      tail: validateObservations(rows).accepted,
    };
  });
}

function countsIn(value: unknown): Readonly<Record<DeviceId, number>> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).slice(0, mostDevices);
  return Object.fromEntries(entries.filter(([device, counter]) => isName(device) && isCount(counter)));
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(json));
  } catch {
    return null;
  }
}
