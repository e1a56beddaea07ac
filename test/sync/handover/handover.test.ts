import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { seededRandom } from '../../../src/domain/random';
import { dayMs, hourMs, toleranceMs } from '../../../src/domain/time/instant';
import { decodeSegment, encodeSegment } from '../../../src/sync/codec/segment';
import { animatedQrFrames, createAnimatedQrReader, largestAnimatedBytes } from '../../../src/sync/handover/animated-qr';
import { readFragment } from '../../../src/sync/handover/fragment';
import { decodeHandover, encodeHandover } from '../../../src/sync/handover/handover';
import {
  comfortableBytes,
  packSnapshot,
  readSnapshotDigits,
  snapshotLink,
} from '../../../src/sync/handover/snapshot-link';
import { qrCode } from '../../../src/sync/transports/qr';
import { resetList, usageSeries } from '../../support/observations';
import { qrVersion } from '../../support/qr-version';

const month = usageSeries(2_880, 900);
const takenAt = month.at(-1)?.at ?? 0;
const account = month[0]?.account ?? '';
const source = {
  device: 'n5Q0aV2sTq1m',
  accounts: [{ key: account, nickname: 'Work', colour: 2 }],
  observations: [...month, resetList(takenAt)],
};
const address = 'https://headroom.example.app/';
const linkOf = async () => snapshotLink(address, await packSnapshot(source, takenAt));
const digitsOf = (link: string) => readFragment(link)?.content ?? '';

describe('a snapshot link', () => {
  it('holds the newest readings and thirty days in one code a phone reads', async () => {
    const bytes = await packSnapshot(source, takenAt);
    const code = qrCode(snapshotLink(address, bytes));
    expect(bytes.length).toBeLessThanOrEqual(comfortableBytes);
    expect(qrVersion(code?.size ?? 999)).toBeLessThanOrEqual(17);

    const handover = await readSnapshotDigits(digitsOf(snapshotLink(address, bytes)));
    expect(handover?.accounts).toEqual(source.accounts);
    expect(takenAt - Math.min(...(handover?.trail.map(({ at }) => at) ?? []))).toBeGreaterThan(28 * dayMs);
  });

  it('gives the newest observation exactly: its id is the one the computer knows', async () => {
    const handover = await readSnapshotDigits(digitsOf(await linkOf()));
    expect(handover?.now.find(({ kind }) => kind === 'usage')).toEqual(month.at(-1));
  });

  it('keeps the history within two minutes and a tenth of a percent', async () => {
    const handover = await readSnapshotDigits(digitsOf(await linkOf()));
    for (const point of handover?.trail ?? []) {
      const origin = month.find(({ at }) => at >= point.at && at < point.at + toleranceMs);
      const windows = (one?: Observation) => (one?.kind === 'usage' ? one.facts.windows : []);
      expect(windows(origin).length).toBe(2);
      for (const [i, window] of windows(point).entries()) {
        expect(window.usedPercent).toBeCloseTo(windows(origin)[i]?.usedPercent ?? -1, 1);
        expect(Math.abs(window.resetsAt - (windows(origin)[i]?.resetsAt ?? 0))).toBeLessThan(toleranceMs);
      }
    }
    expect(handover?.trail.length).toBeGreaterThan(20);
  });

  it('leaves out history before the newest readings, however little room there is', async () => {
    const handover = await decodeHandover(await packSnapshot(source, takenAt, 0));
    expect(handover?.trail).toEqual([]);
    expect(handover?.now.map(({ kind }) => kind).toSorted()).toEqual(['resets', 'usage']);
  });

  it('is refused when a digit was lost, changed or added', async () => {
    const digits = digitsOf(await linkOf());
    const random = seededRandom(5);
    let accepted = 0;
    for (let i = 0; i < 300; i++) {
      const at = Math.floor(random() * digits.length);
      const other = String((Number(digits[at]) + 1 + Math.floor(random() * 9)) % 10);
      const bad =
        i % 3 === 0 ? digits.slice(0, at) : digits.slice(0, at) + other + digits.slice(at + (i % 3 === 1 ? 1 : 0));
      if (await readSnapshotDigits(bad)) accepted++;
    }
    expect(accepted).toBe(0);
  });

  it('leaves out malformed observations and keeps the rest', async () => {
    const broken = { ...month[0], facts: { windows: 'all of them' } } as unknown as Observation;
    const future = { ...month[0], at: Date.UTC(2200) } as unknown as Observation;
    const bytes = await encodeHandover({ ...source, takenAt, now: [broken, ...month.slice(0, 2), future], trail: [] });
    expect((await decodeHandover(bytes))?.now).toEqual(month.slice(0, 2));
  });

  it('shows the names of another device without what cannot be seen, and no longer than ours', async () => {
    const names = ['\u202eWork', 'Wo\u200brk', '\u2066Work\u2069', `Work\n ${'x'.repeat(200)}`];
    const accounts = names.map((nickname, index) => ({ key: `${account}${index}`, nickname, colour: 1 }));
    const bytes = await encodeHandover({ ...source, accounts, takenAt, now: month.slice(0, 2), trail: [] });
    const read = (await decodeHandover(bytes))?.accounts.map(({ nickname }) => nickname) ?? [];
    expect(read.slice(0, 3)).toEqual(['Work', 'Work', 'Work']);
    expect(read[3]).toMatch(/^Work x{75}$/);
  });

  it('loses nothing to a step as coarse as an hour: same slot, same reading', async () => {
    const again = { ...source, observations: [...source.observations, ...source.observations] };
    expect(await packSnapshot(again, takenAt)).toEqual(await packSnapshot(source, takenAt));
    expect(hourMs).toBe(3_600_000);
  });
});

describe('readFragment', () => {
  it.each([
    [`${address}#s=0123`, 'snapshot', '0123'],
    ['#p=42', 'pairing', '42'],
    ['look at this: https://x.example/#r=\n12 3\n4', 'answer', '1234'],
    ['#w=12 and more words', 'welcome', '12'],
    ['  #d=a_b-9 ', 'digest', 'a_b-9'],
  ])('finds in %j a %s', (text, kind, content) => {
    expect(readFragment(text)).toEqual({ kind, content });
  });

  it.each(['', 'hello', '#x=1', '#s=', '#bank', `#s=${'1'.repeat(30_000)}`])('finds nothing of ours in %#', (text) => {
    expect(readFragment(text)).toBeNull();
  });
});

describe('an animated QR code', () => {
  it('is read even if a fifth of its frames are missed and some are seen twice', async () => {
    const bytes = await encodeSegment(usageSeries(3_000));
    const frame = await animatedQrFrames(bytes);
    const reader = await createAnimatedQrReader();
    const random = seededRandom(11);
    let read: Uint8Array | null = null;
    let frames = 0;
    while (!read && frames < 2_000) {
      const text = frame();
      frames++;
      if (random() < 0.2) continue;
      read = reader.take(text) ?? reader.take(text);
    }
    expect(read && (await decodeSegment(read))).toEqual(usageSeries(3_000));
    expect(frames).toBeLessThan(400);
    expect(reader.share).toBe(1);
  });

  it('starts over when another animation begins, and ignores codes that are no frames', async () => {
    const [one, two] = await Promise.all([
      animatedQrFrames(new Uint8Array(900).fill(1)),
      animatedQrFrames(new Uint8Array(900).fill(2)),
    ]);
    const reader = await createAnimatedQrReader();
    expect(reader.take(one())).toBeNull();
    for (const stray of ['', '123', 'https://example.com', `${'9'.repeat(410)}`]) expect(reader.take(stray)).toBeNull();
    let read: Uint8Array | null = null;
    for (let i = 0; i < 200 && !read; i++) read = reader.take(two());
    expect(read).toEqual(new Uint8Array(900).fill(2));
  });

  it('fits frames in codes a phone reads, and is refused when it would never end', async () => {
    const frame = await animatedQrFrames(crypto.getRandomValues(new Uint8Array(30_000)));
    for (let i = 0; i < 40; i++) expect(qrVersion(qrCode(frame())?.size ?? 999)).toBeLessThanOrEqual(15);
    await expect(animatedQrFrames(new Uint8Array(largestAnimatedBytes + 1))).rejects.toThrow(RangeError);
  });
});
