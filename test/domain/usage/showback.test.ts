import { describe, expect, it } from 'vitest';
import { sampleSessions } from '../../../src/domain/sample/sample-sessions';
import { countResponses } from '../../../src/domain/usage/count-responses';
import { allTime, groupUsage } from '../../../src/domain/usage/group-usage';
import { reportCsv, reportJson, showbackCsv } from '../../../src/domain/usage/report-files';
import {
  readShowback,
  type ShowbackFile,
  showbackRows,
  teamReport,
  withShowback,
} from '../../../src/domain/usage/showback';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import { usageTable } from '../../../src/domain/usage/usage-table';

const sessions = sampleSessions(Date.UTC(2026, 10, 21, 12), 'Europe/Berlin');
const responses = countResponses(sessions).responses.map((response, index) =>
  index % 50 === 0 ? { ...response, model: 'unheard-of' } : response,
);
const metas = new Map(sessions.map(({ meta }) => [meta.thread, meta]));
const table = usageTable(responses, metas, ({ at }) => ({ account: 'a', assumed: at % 7 === 0 }));
const options = { zone: 'Europe/Berlin', preferences: { ...defaultPreferences, ticketPrefixes: ['HARB-'] } };
const rows = showbackRows(table, options);
const sum = (name: 'responses' | 'input' | 'output' | 'credits' | 'usd', of = rows) =>
  of.reduce((total, row) => total + row[name], 0);

describe('showback', () => {
  it('has the sums of the report, with unpriced and uncertain rows apart', () => {
    const { total } = groupUsage(table, 'project', allTime, options);
    for (const name of ['responses', 'input', 'output', 'credits', 'usd'] as const)
      expect(sum(name)).toBeCloseTo(total[name], 6);
    expect(
      sum(
        'responses',
        rows.filter(({ unpriced }) => unpriced),
      ),
    ).toBe(total.unpriced);
    expect(
      sum(
        'responses',
        rows.filter(({ uncertain }) => uncertain),
      ),
    ).toBe(total.assumed);
    expect(rows.every(({ unpriced, credits }) => !unpriced || credits === 0)).toBe(true);
  });

  it('names tickets by the user’s prefixes, and months', () => {
    expect(new Set(rows.map(({ ticket }) => ticket))).toContain('HARB-12');
    expect([...new Set(rows.map(({ month }) => month))].sort()).toEqual(['2026-10', '2026-11']);
  });

  it('is read back, without anything else a file holds', () => {
    const file: ShowbackFile = { headroom: 'showback', v: 1, id: 'x', person: 'Ada', madeAt: 5, rows };
    expect(readShowback(JSON.stringify(file))).toEqual(file);
    const extra = { ...file, secret: 1, rows: [{ ...rows[0], prompt: 'SECRET' }] };
    expect(JSON.stringify(readShowback(JSON.stringify(extra)))).not.toMatch(/SECRET|secret/);
  });

  it.each([
    ['no JSON', '{'],
    ['another file', '{"v":1}'],
    [
      'a negative amount',
      JSON.stringify({
        headroom: 'showback',
        v: 1,
        id: 'x',
        person: 'A',
        madeAt: 1,
        rows: [{ ...rows[0], credits: -1 }],
      }),
    ],
    ['a name that is none', JSON.stringify({ headroom: 'showback', v: 1, id: 'x', person: 7, madeAt: 1, rows: [] })],
    ['no id', JSON.stringify({ headroom: 'showback', v: 1, id: '', person: 'A', madeAt: 1, rows: [] })],
  ])('is not %s', (_, text) => {
    expect(readShowback(text)).toBeNull();
  });
});

describe('a team', () => {
  const file = (id: string, person: string, madeAt: number, factor: number): ShowbackFile => ({
    headroom: 'showback',
    v: 1,
    id,
    person,
    madeAt,
    rows: rows.map((row) => ({ ...row, credits: row.credits * factor })),
  });
  const [ada, bob] = [file('1', 'Ada', 5, 1), file('2', 'Bob', 5, 3)];

  it('counts the same file once, and a newer one instead of the older', () => {
    const both = withShowback(withShowback([], ada), bob);
    expect(withShowback(both, ada)).toBe(both);
    expect(withShowback(both, file('1', 'Ada', 4, 9))).toBe(both);
    const newer = withShowback(both, file('1', 'Ada L.', 6, 2));
    expect(newer.map(({ person }) => person).sort()).toEqual(['Ada L.', 'Bob']);
  });

  it('adds up by every dimension, and says who is over an equal part of the pool', () => {
    const months = ['2026-10', '2026-11'];
    for (const by of ['person', 'project', 'costCentre', 'model', 'month', 'ticket'] as const) {
      const { total } = teamReport([ada, bob], by, months, null);
      expect(total.credits).toBeCloseTo(4 * sum('credits'), 6);
    }
    const report = teamReport([ada, bob], 'person', months, { credits: 4 * sum('credits'), own: {} });
    expect(report.rows.map(({ key, over }) => [key, Math.round(over / sum('credits'))])).toEqual([
      ['Bob', 1],
      ['Ada', 0],
    ]);
    expect(report.left).toBeCloseTo(0, 6);
    const less = teamReport([ada, bob], 'person', ['2026-11'], { credits: 10, own: {} });
    expect(less.left).toBeLessThan(0);
    expect(less.total.over).toBeCloseTo(-(less.left ?? 0), 6);
  });

  it('gives each person what was allocated to them, and divides the rest of the pool equally', () => {
    const idle = { ...ada, id: '3', person: 'Cy', rows: [] };
    const months = ['2026-10', '2026-11'];
    const own = { Bob: 2 * sum('credits') };
    const pool = { credits: 4 * sum('credits'), own };
    const { rows, total } = teamReport([ada, bob, idle], 'person', months, pool);
    const inSums = (credits: number | null) => Math.round(((credits ?? 0) / sum('credits')) * 10) / 10;
    expect(rows.map(({ key, allocated, over }) => [key, inSums(allocated), inSums(over)])).toEqual([
      ['Bob', 2, 1],
      ['Ada', 1, 0],
      ['Cy', 1, 0],
    ]);
    expect(inSums(total.allocated)).toBe(4);
    expect(teamReport([ada, bob], 'project', months, pool).rows.every(({ allocated }) => allocated === null)).toBe(
      true,
    );
  });
});

describe('files', () => {
  const { rows: groups, total } = groupUsage(table, 'project', allTime, options);

  it('have every row and the total', () => {
    const lines = reportCsv(groups, total, 'project', (key) => key)
      .join('')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(groups.length + 2);
    expect(lines.at(-1)).toContain(String(total.responses));
    expect(JSON.parse(reportJson(groups, total, 'project', (key) => key)).rows).toHaveLength(groups.length);
    expect(showbackCsv(rows)).toHaveLength(rows.length + 1);
  });

  it.each(['=1+1', '+1+1', '-1x', '@SUM(A1)', '\tx', '=HYPERLINK("x")'])('never run %j as a formula', (name) => {
    const [, first = ''] = reportCsv(groups.slice(0, 1), total, 'project', () => name);
    expect(first).toMatch(/^"?'/);
  });
});
