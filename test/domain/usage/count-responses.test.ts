import { describe, expect, it } from 'vitest';
import { countResponses } from '../../../src/domain/usage/count-responses';
import { type Grouping, usageReport } from '../../../src/domain/usage/usage-report';
import { answers, readSamples, sampleFiles } from '../../support/session-samples';

const groupings: Readonly<Record<string, Grouping>> = {
  byModel: 'model',
  byDayUTC: 'day',
  byProject: 'project',
  bySurface: 'surface',
  byTier: 'tier',
  byBranch: 'branch',
};

async function reportOf(files: ReturnType<typeof sampleFiles>, chunkBytes?: number) {
  const sessions = await readSamples(files, chunkBytes);
  const metaOf = new Map(sessions.map(({ meta }) => [meta.thread, meta]));
  const { responses, uncertain } = countResponses(sessions);
  const report = usageReport(responses, metaOf, { by: Object.values(groupings), zone: 'UTC' });
  return { report, uncertain, responses, metaOf };
}

const names = Object.keys(answers);

describe.each(names)('%s', (name) => {
  it('adds up to the known totals', async () => {
    const { report } = await reportOf(sampleFiles(name));
    expect(report.total).toMatchObject(answers[name]?.total?.all ?? {});
  });

  it.each(Object.entries(groupings))('is split right %s', async (answer, grouping) => {
    const { report } = await reportOf(sampleFiles(name));
    const expected = answers[name]?.[answer] ?? {};
    expect(Object.keys(report.by[grouping] ?? {}).sort()).toEqual(Object.keys(expected).sort());
    expect(report.by[grouping]).toMatchObject(expected);
  });

  it('does not depend on the order of the files, nor on where a read is cut', async () => {
    const whole = await reportOf(sampleFiles(name));
    for (const chunkBytes of [61, 4_099]) {
      const other = await reportOf(sampleFiles(name).toReversed(), chunkBytes);
      expect(other.report).toEqual(whole.report);
    }
  });
});

describe('a fork or sub-agent whose parent’s file is gone', () => {
  it.each([
    ['03-fork-legacy', '2026-05-12T08-00-00', { responses: 1, input: 2500, output: 310 }],
    ['04-subagents-legacy', '2026-07-13T06-00-00', { responses: 4, input: 28000, output: 480 }],
    ['05-fork-paginated', '2026-08-15T15-00-00', { responses: 2, input: 40000, output: 1000 }],
  ])('counts its own use alone: %s', async (name, parent, expected) => {
    const { report } = await reportOf(sampleFiles(name).filter(({ path }) => !path.includes(parent)));
    expect(report.total).toMatchObject(expected);
  });

  it('says how many counts were left out as likely copies', async () => {
    const orphan = sampleFiles('03-fork-legacy').filter(({ path }) => !path.includes('2026-05-12T08-00-00'));
    expect((await reportOf(orphan)).uncertain).toBe(3);
  });
});

describe('the same session twice', () => {
  it('counts once when an archived copy stands beside the active file', async () => {
    const [file] = sampleFiles('02-re-emitted');
    if (!file) throw new Error('no sample');
    const archived = { ...file, path: `archived_sessions/${file.path.split('/').at(-1)}` };
    const { report } = await reportOf([archived, file]);
    expect(report.total.responses).toBe(4);
  });
});
