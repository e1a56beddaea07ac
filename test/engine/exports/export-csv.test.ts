import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { exportFactsCsv } from '../../../src/engine/exports/export-facts-csv';
import { exportReadingsCsv } from '../../../src/engine/exports/export-readings-csv';
import { importFile } from '../../../src/engine/imports/import-file';
import { readImport } from '../../../src/engine/imports/read-import';
import { openDatabase } from '../../../src/storage/database';
import { createObservationStore, type ObservationStore } from '../../../src/storage/observations';
import { createRegisters, type Registers } from '../../../src/storage/registers';
import { importText, stepsInto } from '../../support/import-steps';
import { spellOutcome } from '../../support/spell-outcome';
import { testReportTranslator } from '../../support/translator';

const now = Date.UTC(2026, 10, 21, 9);
const month = sampleData({ now, zone: 'UTC' }).slice(-400);

let record: { readonly observations: ObservationStore; readonly registers: Registers };

beforeEach(async () => {
  const database = openDatabase(crypto.randomUUID());
  const author = async () => 'd';
  record = { observations: createObservationStore(database), registers: createRegisters(database, author, () => now) };
  await record.observations.add(month);
});

const linesOf = (pieces: readonly string[]) =>
  pieces
    .join('')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe.each([
  ['exportReadingsCsv', (from: typeof record, at: number) => exportReadingsCsv(from, at, testReportTranslator())],
  ['exportFactsCsv', exportFactsCsv],
])('the file of %s', (_, exported) => {
  const saved = async () => new Blob(await exported(record, now), { type: 'text/csv' });

  it('tells a spreadsheet that it is UTF-8, once, and keeps a nickname’s letters', async () => {
    await record.registers.set('account', 'sample', { nickname: 'Zoë – Büro 東京', colour: 0 });
    const bytes = Buffer.from(await (await saved()).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.indexOf('\uFEFF', 3)).toBe(-1);
    expect(bytes.toString()).toContain(',Zoë – Büro 東京,');
  });

  it('is refused by the import as what it is', async () => {
    const nothing = { merge: async () => expect.fail(), mergeRegisters: async () => expect.fail() };
    const deps = { steps: stepsInto(nothing), read: readImport };
    const refused = { ok: false, text: expect.stringMatching(/^This is the export for spreadsheets/) };
    expect(spellOutcome(await importFile(await saved(), deps))).toEqual(refused);
    // Read with its mark, as from a share sheet, it is no other file.
    expect(await importText((await exported(record, now)).join(''), nothing)).toEqual(refused);
  });
});

describe('exportReadingsCsv', () => {
  it('has a line per reading of a window, by the account’s nickname, safe from formulas', async () => {
    await record.registers.set('account', 'sample', { nickname: '=HYPERLINK("x")', colour: 0 });
    const lines = linesOf(await exportReadingsCsv(record, now, testReportTranslator()));
    expect(lines[0]).toMatch(/^seen_at_utc,account,window/);
    expect(lines[1]).toMatch(/^2026-11-\d\dT.*Z,"'=HYPERLINK\(""x""\)",5-hour,codex,18000,/);
    const kept = await record.observations.history(['sample']);
    const readings = kept.flatMap((seen) => (seen.kind === 'usage' ? seen.facts.windows : []));
    expect(lines.length).toBe(readings.length + 1);
  });
});

describe('exportFactsCsv', () => {
  it('says every value of every kind, from which the newest facts can be put together again', async () => {
    const said = new Map<string, string>();
    for (const line of linesOf(await exportFactsCsv(record, now)).slice(1)) {
      const [, account, , kind, field, ...value] = line.split(',');
      said.set(`${account} ${kind} ${field}`, value.join(','));
    }
    for (const kind of new Set(month.map((seen) => seen.kind))) {
      const newest = await record.observations.latest('sample', kind);
      for (const [field, value] of leavesOf(newest?.facts)) {
        const cell = said.get(`sample ${kind} ${field}`)?.replace(/^"(.*)"$/s, (_, text) => text.replaceAll('""', '"'));
        expect(cell, `${kind} ${field}`).toBe(value === null ? '' : String(value));
      }
    }
  });

  it('repeats nothing that has not changed', async () => {
    const once = linesOf(await exportFactsCsv(record, now)).length;
    const last = month.filter(({ kind }) => kind === 'usage').at(-1);
    if (!last) throw new Error('a month without usage');
    await record.observations.add([{ ...last, id: 'again', at: last.at + 3_600_000 }]);
    expect(linesOf(await exportFactsCsv(record, now)).length).toBe(once);
  });
});

function leavesOf(part: unknown, path = ''): [string, unknown][] {
  if (part === null || typeof part !== 'object') return part === undefined ? [] : [[path, part]];
  return Object.entries(part).flatMap(([key, each]) => leavesOf(each, path ? `${path}.${key}` : key));
}
