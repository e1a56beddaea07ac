// The encrypted export file: everything, for whoever knows the passphrase. It is safe in any folder, cloud or mailbox.
//   "HRSYNC" | version 1 | rounds 4 | salt 16 | per part: length 4, envelope       the address of part i of n is "file/i/n"
import type { Account } from '../../domain/accounts/account';
import type { Acknowledgement } from '../../domain/alerts/acknowledgement';
import type { DeviceId, Observation } from '../../domain/observations/observation';
import { createRowCheck } from '../../domain/observations/validate-observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { byteReader, nullIfMalformed } from '../codec/byte-reader';
import { byteWriter } from '../codec/byte-writer';
import { readRegisters } from '../codec/read-registers';
import { decodeObservations, encodeObservations, segmentRows } from '../codec/segment';
import { open, seal } from '../keys/envelope';
import { type KeyUpdates, readKeyUpdates } from '../keys/key-updates';
import { deriveGroupKeys, type GroupKeys, importGroupSecret } from '../keys/keys';
import { readAccounts } from './handover';
import { largestFile } from './largest-file';

export interface FileContent {
  readonly device: DeviceId;
  readonly writtenAt: Instant;
  readonly accounts: readonly Account[];
  readonly records: readonly Register[];
  readonly observations: readonly Observation[];
  /** New keys for other computers of the sender's group. */
  readonly rekeys?: KeyUpdates;
  /** Alerts that the user answered. Not checked yet: see `readAcknowledgements`. */
  readonly answered?: readonly Acknowledgement[];
}

export const fileExtension = '.hrsync';

const magic = new TextEncoder().encode('HRSYNC');
const version = 1;
/** OWASP's 2023 figure for PBKDF2 with HMAC-SHA-256. */
const rounds = 600_000;
const saneRounds = { least: 100_000, most: 5_000_000 };

/** Writes an encrypted file. Deriving the key is slow on purpose (PBKDF2). */
export async function writeFile(content: FileContent, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const keys = await fileKeys(passphrase, salt, rounds);
  const { observations, ...head } = content;
  const bodies = [new TextEncoder().encode(JSON.stringify(head))];
  for (let from = 0; from < observations.length; from += segmentRows) {
    bodies.push(encodeObservations(observations.slice(from, from + segmentRows)));
  }

  const out = byteWriter();
  out.raw(magic);
  out.byte(version);
  for (const shift of [24, 16, 8, 0]) out.byte((rounds >>> shift) & 255);
  out.raw(salt);
  out.varint(bodies.length);
  for (const [i, body] of bodies.entries()) {
    const sealed = await seal(keys, i === 0 ? 'records' : 'segment', addressOfPart(i, bodies.length), body);
    out.varint(sealed.length);
    out.raw(sealed);
  }
  return out.done();
}

export type FileRead =
  | { readonly ok: true; readonly content: FileContent; readonly refused: number }
  | { readonly ok: false; readonly reason: 'not-ours' | 'later-version' | 'damaged' | 'wrong-passphrase' | 'bomb' };

/**
 * The largest unpacked size of a file: thirteen million readings as we pack them. A small file of zeros could unpack to
 * thousands of MB.
 */
const most = { bytes: 64 * 1024 * 1024, rows: 1_000_000 };

/**
 * Reads the whole file or nothing: with one part missing or damaged it is refused. Part by part, so that one that unpacks to too
 * much is given up early, and no more than one part is held unpacked. Opening a part gives way to others.
 */
export async function readFile(bytes: Uint8Array, passphrase: string): Promise<FileRead> {
  if (bytes.length > largestFile || !magic.every((byte, i) => byte === bytes[i]))
    return { ok: false, reason: 'not-ours' };
  if (bytes[magic.length] !== version) return { ok: false, reason: 'later-version' };
  const frame = nullIfMalformed(() => readFrame(bytes));
  if (!frame) return { ok: false, reason: 'damaged' };

  return readParts(frame.parts, await fileKeys(passphrase, frame.salt, frame.rounds));
}

async function readParts(parts: readonly Uint8Array<ArrayBuffer>[], keys: GroupKeys): Promise<FileRead> {
  let isTooLarge = false;
  const openPart = (index: number, kind: 'records' | 'segment') =>
    open(keys, kind, addressOfPart(index, parts.length), parts[index] ?? new Uint8Array(), () => {
      isTooLarge = true;
    });
  const first = await openPart(0, 'records');
  if (!first) return { ok: false, reason: isTooLarge ? 'bomb' : 'wrong-passphrase' };
  const head = readHead(first);
  if (!head) return { ok: false, reason: 'damaged' };
  const rows = await readAllRows(parts.length, most.bytes - first.length, async (index) => ({
    body: await openPart(index, 'segment'),
    isTooLarge,
  }));
  if (typeof rows === 'string') return { ok: false, reason: rows };
  return { ok: true, content: { ...head, observations: rows.observations }, refused: rows.refused };
}

interface CheckedRows {
  readonly observations: readonly Observation[];
  readonly refused: number;
}

/** The rows of all parts but the first, or why the file is refused. */
async function readAllRows(
  count: number,
  bytes: number,
  openPart: (index: number) => Promise<{ readonly body: Uint8Array | null; readonly isTooLarge: boolean }>,
): Promise<CheckedRows | 'bomb' | 'damaged'> {
  const observations: Observation[] = [];
  const left = { bytes, rows: most.rows };
  const check = createRowCheck();
  for (let index = 1; index < count; index += 1) {
    const { body, isTooLarge } = await openPart(index);
    const rows = readRows(body, left);
    if (typeof rows === 'string') return isTooLarge ? 'bomb' : rows;
    for (const observation of check.accept(rows)) observations.push(observation);
    if (check.isSwamped()) return 'bomb';
  }
  return { observations, refused: check.counts().refused };
}

/** The rows of a part, taken off what is `left`; or why the file is refused. */
function readRows(body: Uint8Array | null, left: { bytes: number; rows: number }) {
  if (!body) return 'damaged';
  left.bytes -= body.length;
  if (left.bytes < 0) return 'bomb';
  const rows = decodeObservations(body);
  left.rows -= rows?.length ?? 0;
  return left.rows < 0 ? 'bomb' : (rows ?? 'damaged');
}

function readFrame(bytes: Uint8Array) {
  const input = byteReader(bytes.slice(magic.length + 1));
  const roundCount = [24, 16, 8, 0].reduce((sum, shift) => sum + input.byte() * 2 ** shift, 0);
  const salt = input.raw(16);
  const count = input.varint();
  const sane = roundCount >= saneRounds.least && roundCount <= saneRounds.most && count >= 1 && count <= 4_096;
  if (!sane) return null;
  const parts = Array.from({ length: count }, () => input.raw(input.varint()));
  return input.left === 0 ? { rounds: roundCount, salt, parts } : null;
}

/** All but the observations; null where it is damaged. */
function readHead(body: Uint8Array): FileContent | null {
  const head = parse(body);
  if (!head) return null;
  return {
    device: typeof head.device === 'string' ? head.device : '',
    writtenAt: typeof head.writtenAt === 'number' ? head.writtenAt : 0,
    accounts: readAccounts(head.accounts),
    records: readRegisters(head.records),
    observations: [],
    ...(head.rekeys !== undefined && { rekeys: readKeyUpdates(head.rekeys) }),
    ...(Array.isArray(head.answered) && { answered: head.answered }),
  };
}

function parse(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

async function fileKeys(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<GroupKeys> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const secret = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256);
  return deriveGroupKeys(await importGroupSecret(new Uint8Array(secret)), 0);
}

function addressOfPart(index: number, count: number): string {
  return `file/${index}/${count}`;
}
