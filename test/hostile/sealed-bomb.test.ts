// A sealed file that is small and unpacks to more than any device has.
import { expect, it, vi } from 'vitest';
import { canonicalJson } from '../../src/domain/hashing/canonical-json';
import type { Observation } from '../../src/domain/observations/observation';
import { byteWriter } from '../../src/sync/codec/byte-writer';
import { encodeObservations } from '../../src/sync/codec/segment';
import { readFile } from '../../src/sync/handover/file';
import { seal } from '../../src/sync/keys/envelope';
import { deriveGroupKeys, importGroupSecret } from '../../src/sync/keys/keys';
import { usageSeries } from '../support/observations';
import { attempts, tried } from './support/attempts';

vi.mock('../../src/domain/hashing/canonical-json', { spy: true });

const passphrase = 'five small words';
const rounds = 100_000;

/** A file as `writeFile` writes it, of any bodies. The passphrase of a crafted file is known to whoever crafted it. */
async function fileOf(bodies: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const salt = new Uint8Array(16);
  const typed = new TextEncoder().encode(passphrase);
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, 256);
  const keys = await deriveGroupKeys(await importGroupSecret(new Uint8Array(bits)), 0);
  const out = byteWriter();
  out.raw(new TextEncoder().encode('HRSYNC'));
  out.byte(1);
  for (const shift of [24, 16, 8, 0]) out.byte((rounds >>> shift) & 255);
  out.raw(salt);
  out.varint(bodies.length);
  for (const [index, body] of bodies.entries()) {
    const kind = index === 0 ? 'records' : 'segment';
    const sealed = await seal(keys, kind, `file/${index}/${bodies.length}`, body);
    out.varint(sealed.length);
    out.raw(sealed);
  }
  return out.done();
}

const head = new TextEncoder().encode(JSON.stringify({ device: 'them', writtenAt: 1, accounts: [], records: [] }));
const [sample] = usageSeries(1) as [Observation];

/** A part whose rows differ in a long text: a hundredth of its size when deflated. */
const swollen = encodeObservations(
  Array.from({ length: 8_000 }, (_, index) => ({ ...sample, extra: `${'x'.repeat(900)}${index}` })),
);
it('of parts of seven megabytes is given up early, and says why', async () => {
  const parts = attempts(14, 24);
  tried(parts);
  const file = await fileOf([head, ...Array.from({ length: parts }, () => swollen)]);
  expect(file.length).toBeLessThan(7_000_000);
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  expect(await readFile(file, passphrase)).toEqual({ ok: false, reason: 'bomb' });
  expect(decrypt.mock.calls.length).toBeLessThanOrEqual(11);
  decrypt.mockRestore();
});

it('of a part that alone unpacks to more than a part may is refused', async () => {
  const file = await fileOf([head, new Uint8Array(12 * 1024 * 1024)]);
  expect(await readFile(file, passphrase)).toEqual({ ok: false, reason: 'bomb' });
});

it('of many parts of equal rows costs no more than their checks: few are hashed', async () => {
  const parts = attempts(10, 40);
  const rows = 6_000;
  tried(parts);
  const equal = encodeObservations(Array.from({ length: rows }, () => sample));
  const file = await fileOf([head, ...Array.from({ length: parts }, () => equal)]);
  vi.mocked(canonicalJson).mockClear();
  const read = await readFile(file, passphrase);
  expect(read).toMatchObject({
    ok: true,
    refused: parts * rows - 10_001,
    content: { observations: [{ at: sample.at }] },
  });
  expect(vi.mocked(canonicalJson).mock.calls.length).toBeLessThan(10_100);
});

it('of many parts of 60,000 equal rows is given up after the fifth, and says why', async () => {
  const parts = attempts(8, 40);
  tried(parts);
  const equal = encodeObservations(Array.from({ length: 60_000 }, () => sample));
  const file = await fileOf([head, ...Array.from({ length: parts }, () => equal)]);
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  expect(await readFile(file, passphrase)).toEqual({ ok: false, reason: 'bomb' });
  // The head and five parts: 250,000 rows that repeat one are enough.
  expect(decrypt.mock.calls.length).toBe(6);
  decrypt.mockRestore();
});

it('whose head unpacks to too much is refused as well', async () => {
  const file = await fileOf([new Uint8Array(12 * 1024 * 1024)]);
  expect(await readFile(file, passphrase)).toEqual({ ok: false, reason: 'bomb' });
});

it('of honest parts is read', async () => {
  const file = await fileOf([head, encodeObservations([sample])]);
  expect(await readFile(file, passphrase)).toMatchObject({ ok: true, content: { observations: [{ at: sample.at }] } });
});
