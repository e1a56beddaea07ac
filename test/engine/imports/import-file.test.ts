import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { dayMs } from '../../../src/domain/time/instant';
import { exportJson } from '../../../src/engine/exports/export-json';
import { exportReadingsCsv } from '../../../src/engine/exports/export-readings-csv';
import { importFile } from '../../../src/engine/imports/import-file';
import { readImport } from '../../../src/engine/imports/read-import';
import { withPackedHistory } from '../../../src/engine/state/packed-history';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { openDatabase } from '../../../src/storage/database';
import { createObservationStore } from '../../../src/storage/observations';
import { createRegisters } from '../../../src/storage/registers';
import { createSegmentStore } from '../../../src/storage/segments';
import { importText, stepsInto } from '../../support/import-steps';
import { spellOutcome } from '../../support/spell-outcome';
import { testReportTranslator } from '../../support/translator';

const now = Date.UTC(2026, 10, 21, 9);
const month = sampleData({ now, zone: 'UTC' }).slice(-400);
let count = 0;

function place() {
  const database = openDatabase(`import-${++count}`);
  const observations = createObservationStore(database);
  const registers = createRegisters(
    database,
    async () => 'd',
    () => now,
  );
  const ports = {
    merge: async (arrived: Parameters<typeof observations.add>[0]) => (await observations.add(arrived)).added.length,
    mergeRegisters: registers.merge,
  };
  return { database, observations, registers, ports };
}

async function exported() {
  const { observations, registers } = place();
  await observations.add(month);
  await registers.set('account', 'sample', { nickname: 'Work', colour: 3 });
  await registers.set('group', 'secret', 'must stay');
  return { text: (await exportJson({ observations, registers }, now)).join(''), observations, registers };
}

describe('export and import', () => {
  it('brings everything to another place, and twice is once', async () => {
    const { text, observations } = await exported();
    const other = place();
    expect(await importText(text, other.ports)).toMatchObject({ ok: true });
    expect(await other.observations.history(['sample'])).toEqual(await observations.history(['sample']));
    expect(await other.registers.get('account', 'sample')).toEqual({ nickname: 'Work', colour: 3 });
    const rows = await other.observations.count();
    expect(await importText(text, other.ports)).toMatchObject({
      ok: true,
      text: expect.stringMatching(/^0 observations were new\. \d+ were here already\.$/),
    });
    expect(await other.observations.count()).toBe(rows);
  });

  it('brings over an account of which only packed months are left', async () => {
    const here = place();
    const segments = createSegmentStore(here.database, segmentCodec);
    const old = month.slice(0, 5).map(({ id: _, ...seen }) => ({ ...seen, at: seen.at - 90 * dayMs }));
    await segments.add(old.map((seen) => ({ id: observationId(seen), ...seen }) as Observation));
    const observations = withPackedHistory(here.observations, segments);
    const text = (await exportJson({ observations, registers: here.registers }, now)).join('');
    expect(JSON.parse(text).observations).toHaveLength(5);
    const table = await exportReadingsCsv({ observations, registers: here.registers }, now, testReportTranslator());
    expect(table.length).toBeGreaterThan(1);
  });

  it('writes nothing but what is meant to leave', async () => {
    const { text } = await exported();
    expect(text).not.toContain('must stay');
    expect(Object.keys(JSON.parse(text))).toEqual(['format', 'version', 'exportedAt', 'records', 'observations']);
  });

  it('is a valid file with nothing in it, too', async () => {
    const { observations, registers } = place();
    const text = (await exportJson({ observations, registers }, now)).join('');
    expect(JSON.parse(text).observations).toEqual([]);
    expect(await importText(text, place().ports)).toMatchObject({ ok: true });
  });

  it.each([
    ['a picture', '\x89PNG…', /not a Headroom export/],
    ['somebody else’s JSON', '{"format":"other","observations":[]}', /not a Headroom export/],
    ['an empty file', '', /^This file is empty/],
    ['a file of nothing but a mark of its encoding', '\uFEFF \n', /^This file is empty/],
    ['a newer file of another make', '{"format":"headroom/export","version":2,"rows":{}}', /newer Headroom/],
    ['our CSV', 'seen_at_utc,account,window\r\n', /spreadsheets/],
    ['our sealed file', 'HRSYNC\x01', /encrypted/],
    ['a newer file', '{"format":"headroom/export","version":2,"observations":[]}', /newer Headroom/],
    ['a file without its rows', '{"format":"headroom/export","version":1}', /damaged/],
  ])('refuses %s in one sentence and changes nothing', async (_, text, sentence) => {
    const { observations, ports } = place();
    const outcome = await importText(text, ports);
    expect(outcome).toMatchObject({ ok: false, text: expect.stringMatching(sentence) });
    expect(await observations.count()).toBe(0);
  });

  it('refuses an export cut short anywhere', async () => {
    const { text } = await exported();
    const { observations, ports } = place();
    for (const share of [0.01, 0.5, 0.99]) {
      expect(await importText(text.slice(0, Math.floor(text.length * share)), ports)).toMatchObject({ ok: false });
    }
    expect(await observations.count()).toBe(0);
  });

  it('takes what it knows from a file with rows it does not, and says how many it left out', async () => {
    const { text } = await exported();
    const file = JSON.parse(text);
    file.observations = [...file.observations.slice(0, 2), { ...file.observations[2], kind: 'mood' }, { at: 'x' }];
    const { observations, ports } = place();
    expect(await importText(JSON.stringify(file), ports)).toMatchObject({
      ok: true,
      text: expect.stringMatching(/ 2 are of a kind this version does not know and were left out\.$/),
    });
    expect(await observations.count()).toBeGreaterThan(0);
  });

  it('never lets a crafted file reach keys or pairings', async () => {
    const records = [{ table: 'group', key: 'secret', value: 'mine now', clock: [now, 0, 'x'] }];
    const { registers, ports } = place();
    await importText(JSON.stringify({ format: 'headroom/export', version: 1, records, observations: [] }), ports);
    expect(await registers.rows()).toEqual([]);
  });

  it('says when there is no room', async () => {
    const full = {
      merge: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
      mergeRegisters: async () => 0,
    };
    expect(await importText((await exported()).text, full)).toMatchObject({
      ok: false,
      text: expect.stringMatching(/not enough room/),
    });
  });

  it('does not even read a file too large to be ours', async () => {
    const huge = { size: 2 ** 40, text: () => Promise.reject(new Error('read')) } as unknown as Blob;
    const deps = { steps: stepsInto(place().ports), read: readImport };
    expect(spellOutcome(await importFile(huge, deps))).toMatchObject({
      ok: false,
      text: expect.stringMatching(/too large/),
    });
    const closed = { size: 10, text: () => Promise.reject(new Error('gone')) } as unknown as Blob;
    expect(spellOutcome(await importFile(closed, deps))).toMatchObject({
      ok: false,
      text: expect.stringMatching(/could not be read/),
    });
  });
});
