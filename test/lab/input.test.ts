import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSeries } from '../../lab/forecast/read-series';
import { readJson } from '../../lab/input';
import { readTraces } from '../../lab/planner/read-traces';

const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, 'in.json');
  writeFileSync(path, text);
  return path;
}

describe('the input of the benches', () => {
  it('is read with or without a mark of its encoding, and refused in a sentence where it is not JSON', () => {
    expect(readJson(written('\uFEFF{"series":[]}'))).toEqual({ series: [] });
    expect(() => readJson(written('{"series":[NaN]}'))).toThrow(/is not JSON/);
    expect(() => readJson(join(folder, 'none.json'))).toThrow(/cannot be read/);
  });

  it('is refused where a list or a number is missing', () => {
    const reading = { at: '2026-06-01T10:00:00Z', usedPercent: 1, resetsAt: '2026-06-08T10:00:00Z', seconds: 604_800 };
    expect(readSeries({ series: [{ id: 'a', readings: [reading] }], more: 1 })).toHaveLength(1);
    for (const broken of [{ at: 'soon' }, { usedPercent: '1' }, { seconds: 0 }, { resetsAt: null }])
      expect(() => readSeries({ series: [{ id: 'a', readings: [{ ...reading, ...broken }] }] })).toThrow(/Series 0/);
    expect(() => readSeries({})).toThrow(/no list named "series"/);
    expect(readTraces({ traces: [{ demand: [1], more: 1 }] })).toHaveLength(1);
    for (const broken of [{ demand: ['1'] }, { stepHours: 0 }, { trainSteps: null }, { resets: [{}] }])
      expect(() => readTraces({ traces: [{ demand: [1], ...broken }] })).toThrow(/Trace 0/);
  });
});
