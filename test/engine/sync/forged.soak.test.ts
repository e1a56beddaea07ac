// Records that were altered, forged, moved or made up: none is accepted.
import { finalizeEvent, generateSecretKey } from 'nostr-tools/pure';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { minuteMs } from '../../../src/domain/time/instant';
import { readRecord, type SignedRecord } from '../../../src/sync/log/signed-record';
import { memoryFolder } from '../../support/memory-folder';
import { usageSeries } from '../../support/observations';
import { repeats } from '../../support/soak';
import {
  folderPlace,
  madeBy,
  newSecret,
  type SyncedDevice,
  syncedDevice,
  syncedGroup,
} from '../../support/synced-devices';

const series = usageSeries(600, 300);
const start = (series.at(-1)?.at ?? 0) + minuteMs;

/** What a genuine folder holds. */
async function genuine() {
  const [office, home] = syncedGroup({ office: 'computer', home: 'computer' }, start) as [SyncedDevice, SyncedDevice];
  const folder = memoryFolder();
  office.observe(series.map((each) => madeBy('office', each)));
  office.choose('account', 'a', { nickname: 'Work', colour: 1 });
  await office.round(folderPlace(folder));
  return { office, home, files: new Map(folder.files) };
}

describe('forged records', () => {
  it('3 000 altered or made-up ones: nothing of them is taken in', async () => {
    const { home, files } = await genuine();
    const random = seededRandom(3);
    const names = [...files.keys()];
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
    const stranger = generateSecretKey();
    const forgeries: ((record: SignedRecord, text: string) => string)[] = [
      // One character of the file.
      (_, text) => {
        const at = Math.floor(random() * text.length);
        return text.slice(0, at) + String.fromCharCode(33 + Math.floor(random() * 90)) + text.slice(at + 1);
      },
      (record) => JSON.stringify({ ...record, content: record.content.slice(4) }),
      (record) => JSON.stringify({ ...record, created_at: record.created_at + 1_000 }),
      (record) => JSON.stringify({ ...record, sig: '0'.repeat(128) }),
      // Signed by somebody else, with the genuine bytes.
      (record) => JSON.stringify(finalizeEvent({ ...record, tags: record.tags.map((tag) => [...tag]) }, stranger)),
      // The bytes of another address.
      (record) => {
        const other = JSON.parse(files.get(pick(names)) ?? '') as SignedRecord;
        return JSON.stringify({ ...record, content: other.content });
      },
      (_, text) => text.slice(0, Math.floor(random() * text.length)),
      () => '{"__proto__":{"polluted":true},"tags":[["d","x"]]}',
    ];
    const rounds = Math.ceil(repeats(240, 3_000) / names.length);
    for (let i = 0; i < rounds; i += 1) {
      const folder = memoryFolder();
      for (const [name, text] of files) {
        const forged = pick(forgeries)(JSON.parse(text) as SignedRecord, text);
        if (forged !== text) folder.files.set(name, forged);
      }
      await home.round(folderPlace(folder));
    }
    expect(home.observations.size).toBe(0);
    expect(home.registers.size).toBe(0);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('a verified record does not lend its mark to a changed copy', async () => {
    const { files } = await genuine();
    const [text = ''] = files.values();
    const record = JSON.parse(text) as SignedRecord;
    expect(readRecord(record)).not.toBeNull();
    expect(readRecord({ ...record, content: `${record.content}AA` })).toBeNull();
  });

  it('somebody with another group\u2019s secret is not heard', async () => {
    const { home, files } = await genuine();
    const outsider = syncedDevice('office', 'computer', { epoch: 0, secret: newSecret() }, [], start);
    outsider.choose('account', 'a', { nickname: 'Evil', colour: 1 });
    const folder = memoryFolder(files);
    await outsider.round(folderPlace(folder));
    await home.round(folderPlace(folder));
    expect(home.registers.get('account/a')?.value).toMatchObject({ nickname: 'Work' });
  });

  it('a member cannot write in the name of another it was heard from', async () => {
    const { office, home, files } = await genuine();
    const folder = memoryFolder(new Map(files));
    await home.round(folderPlace(folder));
    // The same device id and the same group, and a later counter; its key is not the one known.
    const impostor = syncedDevice('office', 'computer', office.group, [], start + 60 * minuteMs);
    impostor.choose('account', 'a', { nickname: 'Evil', colour: 1 });
    await impostor.round(folderPlace(folder));
    home.now = impostor.now;
    await home.round(folderPlace(folder));
    expect(home.registers.get('account/a')?.value).toMatchObject({ nickname: 'Work' });
  });
});
