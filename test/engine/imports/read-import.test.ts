import { describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { importFile } from '../../../src/engine/imports/import-file';
import { createMonthPortions } from '../../../src/engine/imports/month-portions';
import { type ImportPart, readImport } from '../../../src/engine/imports/read-import';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { monthOf } from '../../../src/storage/segments';
import { heavyYear } from '../../support/heavy-year';
import { spellOutcome } from '../../support/spell-outcome';

const end = Date.UTC(2026, 10, 21);
const year = heavyYear({ end, days: 200, count: 900, account: 'me' });
const rows = year.map((row) => JSON.stringify(row));

/** A file as “Export JSON” writes it: a row a line. */
const exportOf = (lines: readonly string[]) =>
  new Blob([`{"format":"headroom/export","version":1,"records":[],"observations":[\n${lines.join(',\n')}\n]}\n`]);

async function partsOf(file: Blob): Promise<ImportPart[]> {
  const parts: ImportPart[] = [];
  for await (const part of readImport(file)) parts.push(part);
  return parts;
}

async function observationsIn(parts: readonly ImportPart[]): Promise<Observation[]> {
  const portions = parts.filter((part) => part.type === 'portion');
  return (await Promise.all(portions.map(({ parts }) => segmentCodec.decode(parts)))).flat();
}

const contentOf = (observations: readonly Observation[]) => observations.map(({ id: _, ...content }) => content);

describe('readImport of an export', () => {
  it('gives a month before the rows behind it are parsed', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    const reading = readImport(exportOf(rows));
    expect((await reading.next()).value).toMatchObject({ type: 'found', observations: rows.length });
    expect((await reading.next()).value).toMatchObject({ type: 'portion' });
    expect(parse.mock.calls.length).toBeLessThan(rows.length * 0.7);
    parse.mockRestore();
    await reading.return(undefined);
  });

  it('gives every row once, a portion a month, and counts them at the end', async () => {
    const parts = await partsOf(exportOf([...rows, ...rows.slice(-5), 'null', '{"at":7}']));
    expect(contentOf(await observationsIn(parts))).toEqual(year);
    expect(parts.filter(({ type }) => type === 'portion')).toHaveLength(
      new Set(year.map(({ at }) => monthOf(at))).size,
    );
    expect(parts.at(-1)).toEqual({ type: 'checked', observations: year.length, refused: 2 });
  });

  it.each([
    ['as one line', (text: string) => JSON.stringify(JSON.parse(text))],
    ['indented', (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
    ['with a row less a line', (text: string) => text.replaceAll('},\n{"account"', '},{"account"')],
  ])('reads it laid out otherwise: %s', async (_, layOut) => {
    const parts = await partsOf(new Blob([layOut(await exportOf(rows).text())]));
    expect(contentOf(await observationsIn(parts))).toEqual(year);
  });

  it('says so where a row in the middle is damaged, and the import takes back what it had added', async () => {
    const damaged = rows.with(700, (rows[700] as string).slice(0, -3));
    const steps = { begin: vi.fn(), add: vi.fn(async () => 1), end: vi.fn(), undo: vi.fn(async () => 1) };
    const outcome = spellOutcome(await importFile(exportOf(damaged), { steps, read: readImport }));
    expect(outcome).toMatchObject({
      ok: false,
      text: expect.stringMatching(/damaged or incomplete. Nothing was changed/),
    });
    expect(steps.add).toHaveBeenCalled();
    expect([steps.undo.mock.calls.length, steps.end.mock.calls.length]).toEqual([1, 0]);
  });

  it('refuses a file of equal rows long before its end', async () => {
    const shortest = rows.toSorted((a, b) => a.length - b.length)[0] as string;
    const equal = exportOf(Array.from({ length: 300_000 }, () => shortest));
    // A spy would keep every text.
    const { parse } = JSON;
    let parsed = 0;
    JSON.parse = (...given) => {
      parsed += 1;
      return parse(...given);
    };
    try {
      expect((await partsOf(equal)).at(-1)).toEqual({ type: 'refused', refusal: 'repeats' });
    } finally {
      JSON.parse = parse;
    }
    expect(parsed).toBeGreaterThan(1_000);
    expect(parsed).toBeLessThan(251_000);
  });
});

describe('months of a file out of order', () => {
  it('are given twice at most, whatever the order', () => {
    const shuffled = year.toSorted((a, b) => (a.at % 7_919) - (b.at % 7_919)) as Observation[];
    const portions = createMonthPortions();
    const given = [...shuffled.flatMap((one) => portions.add(one)), ...portions.rest()];
    const times = new Map<number, number>();
    for (const [first] of given) times.set(monthOf(first?.at ?? 0), (times.get(monthOf(first?.at ?? 0)) ?? 0) + 1);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
    expect(given.flat()).toHaveLength(year.length);
  });
});
