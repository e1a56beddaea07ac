import { describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import { createShareExport } from '../../../src/engine/devices/export-share';
import { createShareImport, type ShareImportDeps } from '../../../src/engine/devices/import-share';
import type { ImportResult } from '../../../src/engine/ports/device-ports';
import { animatedQrFrames } from '../../../src/sync/handover/animated-qr';
import { readFile } from '../../../src/sync/handover/file';
import { encodeHandover } from '../../../src/sync/handover/handover';
import type { KeyUpdates } from '../../../src/sync/keys/key-updates';
import { resetList, usageSeries } from '../../support/observations';
import { spellOutcome } from '../../support/spell-outcome';

const series = [...usageSeries(400, 3_600), resetList(1_790_000_000_000)];
const now = Math.max(...series.map(({ at }) => at));
const account = series[0]?.account ?? '';
const accounts = [{ key: account, nickname: 'Work', colour: 1 }];

function computer(observations: readonly Observation[], rekeys: KeyUpdates = {}) {
  const saved: { name: string; bytes: Uint8Array }[] = [];
  const out = createShareExport({
    now: () => now,
    device: async () => ({ id: 'computer-1' }),
    accounts: async () => accounts,
    history: async (_, from) => observations.filter(({ at }) => at >= from),
    registers: async () => [
      { table: 'account', key: account, value: { nickname: 'Work', colour: 1 }, clock: [1, 0, 'computer-1'] },
      { table: 'settings', key: 'all', value: { gauge: 'used' }, clock: [1, 0, 'computer-1'] },
    ],
    appAddress: async () => 'https://x.example/',
    rekeys: async () => rekeys,
    save: async (name, bytes) => {
      saved.push({ name, bytes });
      return { ok: true };
    },
  });
  return { out, saved };
}

const clock = { now };

function phone(full = false, takeKeys?: ShareImportDeps['takeKeys']) {
  const kept = new Map<string, Observation>();
  const names = new Map<string, string>();
  const others: string[] = [];
  const shareImport = createShareImport({
    now: () => clock.now,
    merge: async (observations) => {
      if (full) throw new Error('QuotaExceeded');
      const before = kept.size;
      for (const observation of observations) kept.set(observation.id, observation);
      return kept.size - before;
    },
    mergeRegisters: async (records) => records.length,
    adoptNames: async (given) => given.forEach(({ key, nickname }) => void names.set(key, nickname)),
    importOther: async (kind, content) => {
      others.push(`${kind} ${content}`);
      return kind === 'welcome' ? undefined : { kind: 'done', text: 'taken' };
    },
    ...(takeKeys && { takeKeys }),
    scanner: null,
  });
  return { shareImport, kept, names, others };
}
const keep = async (result: ImportResult) =>
  result.kind === 'snapshot' ? result.snapshot.keep() : Promise.reject(new Error(JSON.stringify(result)));

describe('hand-over', () => {
  it('shows what a link holds, and stores it only when asked to', async () => {
    const link = (await computer(series).out.snapshot(true))?.link ?? '';
    const { shareImport, kept, names } = phone();
    const result = await shareImport.importText(`from my computer: ${link}`);
    expect(result).toMatchObject({ kind: 'snapshot', snapshot: { takenAt: now, accounts } });
    expect(kept.size).toBe(0);
    expect(await keep(result)).toMatchObject({ ok: true });
    expect(kept.size).toBeGreaterThan(10);
    expect(names.get(account)).toBe('Work');
    expect(spellOutcome(await keep(await shareImport.importText(link)))).toEqual({
      ok: true,
      text: 'Everything in it was here already.',
    });
  });

  it('is refused ten minutes later: a link stays in histories and chats', async () => {
    const link = (await computer(series).out.snapshot(true))?.link ?? '';
    const { shareImport } = phone();
    try {
      for (const at of [now + 10 * 60_000, now - 10 * 60_000]) {
        clock.now = at;
        expect(await shareImport.importText(link)).toMatchObject({ kind: 'snapshot' });
      }
      for (const at of [now + 10 * 60_000 + 1, now + 86_400_000, now - 86_400_000]) {
        clock.now = at;
        expect(await shareImport.importText(link)).toMatchObject({
          kind: 'refused',
          text: message('devices.taken.expired'),
        });
      }
    } finally {
      clock.now = now;
    }
  });

  it('brings new keys to another computer in a file, and in nothing that anybody can make', async () => {
    const { out, saved } = computer(series, { laptop: ['an envelope'] });
    await out.saveFile('five small words');
    const taken: unknown[] = [];
    const { shareImport } = phone(false, async (updates) => {
      taken.push(updates);
      return null;
    });
    const [file] = saved;
    await shareImport.importFile(new File([file?.bytes as BlobPart], 'x.hrsync'), 'five small words');
    expect(taken).toEqual([{ laptop: ['an envelope'] }]);
    const link = (await out.snapshot(true))?.link ?? '';
    await keep(await shareImport.importText(link));
    expect(taken).toHaveLength(1);
  });

  it('names no account in a link unless asked to', async () => {
    const link = (await computer(series).out.snapshot(false))?.link ?? '';
    const { shareImport, kept, names } = phone();
    const result = await shareImport.importText(link);
    expect(result).toMatchObject({ snapshot: { accounts: [{ key: account, nickname: '' }] } });
    expect(await keep(result)).toMatchObject({ ok: true });
    expect(kept.size).toBeGreaterThan(10);
    expect(names.size).toBe(0);
  });

  it('exports the newest readings when the last month has none', async () => {
    const old = series.map(({ id: _, ...seen }) => ({ ...seen, at: seen.at - 60 * 86_400_000 }));
    const aged = old.map((seen) => ({ id: observationId(seen), ...seen }) as Observation);
    const link = (await computer(aged).out.snapshot(true))?.link ?? '';
    const { shareImport, kept } = phone();
    expect(await keep(await shareImport.importText(link))).toMatchObject({ ok: true });
    expect([...kept.values()].map(({ at }) => at)).toContain(aged.at(-1)?.at);
  });

  it('exports nothing before anything was seen, and never sample data', async () => {
    expect(await computer([]).out.snapshot(true)).toBeNull();
    expect(await computer([]).out.animatedQr()).toBeNull();
    const sample = series.map((observation) => ({ ...observation, source: 'sample' as const }));
    expect(await computer(sample).out.snapshot(true)).toBeNull();
  });

  it('reads an animated QR code, frame by frame', async () => {
    const bytes = await encodeHandover({
      device: 'computer-1',
      takenAt: now,
      accounts,
      now: series.slice(0, 90),
      trail: [],
    });
    const frame = await animatedQrFrames(bytes);
    const { shareImport, kept } = phone();
    let result: ImportResult = { kind: 'animated-qr', share: 0 };
    for (let i = 0; i < 300 && result.kind === 'animated-qr'; i++) result = await shareImport.importText(frame());
    await keep(result);
    expect([...kept.values()]).toEqual(series.slice(0, 90));
  });

  it('saves a file with everything except the settings', async () => {
    const { out, saved } = computer(series);
    expect(await out.saveFile('five small words')).toEqual({ ok: true });
    expect(saved[0]?.name).toMatch(/^headroom-\d{4}-\d\d-\d\d\.hrsync$/);
    const read = await readFile(saved[0]?.bytes ?? new Uint8Array(), 'five small words');
    expect(read.ok && read.content.observations.length).toBe(series.length);
    expect(read.ok && read.content.records.map(({ table }) => table)).toEqual(['account']);

    const { shareImport, kept } = phone();
    const file = new File([saved[0]?.bytes as Uint8Array<ArrayBuffer>], 'a.hrsync');
    expect(spellOutcome(await shareImport.importFile(file, 'other words'))).toEqual({
      ok: false,
      text: 'Wrong passphrase for this file. Check it and try again.',
    });
    expect(kept.size).toBe(0);
    expect(await shareImport.importFile(file, 'five small words')).toMatchObject({ ok: true });
    expect(kept.size).toBe(series.length);
  });

  it('says so when the device cannot store the import', async () => {
    const link = (await computer(series).out.snapshot(true))?.link ?? '';
    expect(spellOutcome(await keep(await phone(true).shareImport.importText(link)))).toEqual({
      ok: false,
      text: 'This device could not store it. Nothing was lost. Free some space and try again.',
    });
  });

  it('refuses what is cut, foreign or meant for another device, and says why', async () => {
    const link = (await computer(series).out.snapshot(true))?.link ?? '';
    const { shareImport, others } = phone();
    expect(await shareImport.importText(link.slice(0, -30))).toMatchObject({
      kind: 'refused',
      text: message('devices.taken.incomplete'),
    });
    expect(await shareImport.importText('https://example.com/')).toMatchObject({
      kind: 'refused',
      text: message('devices.taken.notOurs'),
    });
    expect(await shareImport.importText('#w=123')).toMatchObject({ kind: 'refused' });
    expect(await shareImport.importText('#p=123')).toEqual({ kind: 'done', text: 'taken' });
    expect(others).toEqual(['welcome 123', 'pairing 123']);
  });
});
