// What is passed over as uneventful is explained here all the same, and must write nothing.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { explain } from '../../../src/domain/fold/explain-changes';
import { createFolder } from '../../../src/domain/fold/folder';
import type { Finding, Step } from '../../../src/domain/fold/step';
import { story } from '../../support/fold-story';
import { usage, week, win } from '../../support/timeline';

const passedOver = vi.hoisted(() => [] as Step[]);

vi.mock('../../../src/domain/fold/uneventful', async (actual) => {
  const { isUneventful } = await actual<typeof import('../../../src/domain/fold/uneventful')>();
  return {
    isUneventful: (step: Step) => {
      const isPassedOver = isUneventful(step);
      if (isPassedOver) passedOver.push(step);
      return isPassedOver;
    },
  };
});

/** What an explanation may write to, at one moment. */
const writtenBy = ({ ledger, memory, unexplained }: Step) =>
  structuredClone({ ledger, memory, unexplained, changed: [...ledger.changed], removed: [...ledger.removed] });

it('passes over only what would make no event, leave no memory and find nothing out', () => {
  let count = 0;
  let waiting = 0;
  fc.assert(
    fc.property(story, (observations) => {
      const explained = vi.fn(explain);
      const { advance, foldAll } = createFolder(explained);
      const sorted = observations.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      let { fold } = foldAll('me', []);
      for (const observation of sorted) {
        passedOver.length = 0;
        const step = advance(fold, observation);
        if (step.late) continue;
        fold = step.fold;
        for (const one of passedOver) {
          const findings: Finding[] = [];
          const before = writtenBy(one);
          explain({ ...one, report: (finding) => findings.push(finding) });
          expect(writtenBy(one)).toEqual(before);
          expect(findings).toEqual([]);
          count += 1;
          if (one.ledger.open.length > 0) waiting += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(count).toBeGreaterThan(100);
  expect(waiting).toBeGreaterThan(50);
});

it('passes over a use that rises by a few percent: the common reading', () => {
  const explained = vi.fn(explain);
  const { foldAll } = createFolder(explained);
  const { fold } = foldAll(
    'me',
    [1, 2, 3, 4].map((hours) => usage(hours, [win(week, 5 * hours, 100)], { bankCount: 2 })),
  );
  expect(fold.state.windows[0]?.usedPercent).toBe(20);
  expect(explained.mock.calls.flatMap(([{ changes }]) => changes.map(({ type }) => type))).not.toContain(
    'windows-followed',
  );
});
