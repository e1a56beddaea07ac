import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { type FileContent, readFile, writeFile } from '../../../src/sync/handover/file';
import { resetList, usageSeries } from '../../support/observations';

const content: FileContent = {
  device: 'n5Q0aV2sTq1m',
  writtenAt: 1_790_000_000_000,
  accounts: [{ key: 'Zp3kAxr0Tq1mWv9uYc7bHg', nickname: 'Work', colour: 1 }],
  records: [{ table: 'account', key: 'a', value: { nickname: 'Work' }, clock: [5, 0, 'd'] }],
  observations: [...usageSeries(9_000, 300), resetList(1_790_000_000_000)],
};

describe('an encrypted file', () => {
  let file: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    file = await writeFile(content, 'five small words');
  });

  it('gives back everything to whoever knows the passphrase', async () => {
    expect(await readFile(file, 'five small words')).toEqual({ ok: true, content, refused: 0 });
  });

  it('says so when the passphrase is another', async () => {
    expect(await readFile(file, 'five small word')).toEqual({ ok: false, reason: 'wrong-passphrase' });
  });

  it('understands a passphrase typed on another keyboard: é is é', async () => {
    const written = await writeFile({ ...content, observations: [] }, 'caf\u00e9');
    expect((await readFile(written, 'cafe\u0301')).ok).toBe(true);
  });

  it('says so when it is no file of ours, of a later version, or asks for absurd work', async () => {
    expect(await readFile(new TextEncoder().encode('PK\u0003\u0004 something'), 'x')).toEqual({
      ok: false,
      reason: 'not-ours',
    });
    const later = file.slice();
    later[6] = 2;
    expect(await readFile(later, 'x')).toEqual({ ok: false, reason: 'later-version' });
    const absurd = file.slice();
    absurd[7] = 255;
    expect(await readFile(absurd, 'x')).toEqual({ ok: false, reason: 'damaged' });
  });

  it('is refused whole when a part is cut off, swapped or altered', async () => {
    const random = seededRandom(9);
    for (let i = 0; i < 6; i++) {
      const bad = file.slice();
      const at = 200 + Math.floor(random() * (file.length - 200));
      bad[at] = (bad[at] ?? 0) ^ 4;
      expect((await readFile(bad, 'five small words')).ok).toBe(false);
    }
    expect(await readFile(file.slice(0, -40), 'five small words')).toEqual({ ok: false, reason: 'damaged' });
    expect(await readFile(Uint8Array.from([...file, 0]), 'five small words')).toEqual({ ok: false, reason: 'damaged' });
  });

  it('never looks the same twice', async () => {
    const [a, b] = await Promise.all([writeFile(content, 'x'), writeFile(content, 'x')]);
    expect(a).not.toEqual(b);
  });
});
