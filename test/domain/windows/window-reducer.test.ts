// What the reducer reports of a series of usage bodies: what was read, before anything is explained.
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import type { WindowsChange } from '../../../src/domain/windows/window-changes';
import { reduceWindows } from '../../../src/domain/windows/window-reducer';
import { noWindows, openWindows, type WindowsDraft } from '../../../src/domain/windows/window-state';
import { bank, fiveHour, hour, usage, week, weekly, win } from '../../support/timeline';

/** The changes of each observation; `windows-followed` closes every body and is left out. */
function changesOf(...observations: readonly Observation[]) {
  const windows = openWindows(noWindows);
  const changes = observations.map((one) =>
    reduceWindows(windows, one).filter(({ type }) => type !== 'windows-followed'),
  );
  return { windows, changes, last: changes.at(-1) ?? [] };
}

const typesOf = (changes: readonly WindowsChange[]) => changes.map(({ type }) => type);
const latestOf = ({ tracks }: WindowsDraft) => tracks.map(({ latest }) => latest.usedPercent);

describe('the windows reducer', () => {
  it('reports a window read for the first time, and nothing while it is used', () => {
    const { changes } = changesOf(weekly(0, 40, 100), weekly(1, 41, 100), weekly(2, 60, 100));
    expect(changes.map(typesOf)).toEqual([['window-first-read'], [], []]);
  });

  it('closes every usage body with one change, after what its windows report', () => {
    const windows = openWindows(noWindows);
    expect(typesOf(reduceWindows(windows, weekly(0, 40, 100)))).toEqual(['window-first-read', 'windows-followed']);
    expect(typesOf(reduceWindows(windows, weekly(1, 41, 100)))).toEqual(['windows-followed']);
  });

  it('says nothing of other observations, and leaves its part as it was', () => {
    const { windows } = changesOf(weekly(0, 40, 100));
    const before = structuredClone(windows);
    expect(reduceWindows(windows, bank(1, []))).toEqual([]);
    expect(windows).toEqual(before);
  });

  it('reports an end that passed, with the readings on both sides', () => {
    const { last } = changesOf(weekly(90, 80, 100), weekly(130, 12, 290));
    expect(last).toMatchObject([
      {
        type: 'window-ended',
        before: { usedPercent: 80, resetsAt: hour(100) },
        after: { usedPercent: 12, resetsAt: hour(290) },
      },
    ]);
  });

  it.each([
    ['restarted', weekly(2, 0, 170)],
    ['fell', weekly(2, 50, 60)],
    ['moved', weekly(2, 81, 90)],
  ])('reports windows that %s together, and believes them at once', (comparison, next) => {
    const { windows, last } = changesOf(weekly(1, 80, 60), next);
    expect(last).toMatchObject([{ type: 'windows-changed', changes: [{ comparison, flapping: false }] }]);
    expect(windows.tracks[0]?.baseline).toEqual(windows.tracks[0]?.latest);
  });

  it('reports what describes no possible cycle, and goes on showing what is known', () => {
    const { windows, last } = changesOf(weekly(101, 3, 268), weekly(102, 90, 100));
    expect(typesOf(last)).toEqual(['reading-unusable']);
    expect(latestOf(windows)).toEqual([3]);
    expect(windows.tracks[0]?.distrusted).toBe(true);
  });

  it('reports windows that are missing by their limit, and which of them is back', () => {
    const spark = win(week, 3, 90, 'codex_spark');
    const all = [win(fiveHour, 20, 4), win(week, 40, 100), spark];
    const { changes } = changesOf(
      usage(1, all),
      usage(2, [win(week, 40, 100)]),
      usage(2.1, [win(week, 40, 100), spark]),
    );
    expect(changes[1]).toMatchObject([
      { type: 'windows-missing', last: [{ window: { limit: 'codex', seconds: fiveHour } }] },
      { type: 'windows-missing', last: [{ window: { limit: 'codex_spark' } }] },
    ]);
    expect(changes[2]).toMatchObject([
      { type: 'window-was-left-out', window: { limit: 'codex_spark' } },
      { type: 'missing-confirmed' },
    ]);
  });

  it('ends all tracks with the plan', () => {
    const { windows, last } = changesOf(weekly(1, 80, 60), weekly(2, 40, 60, { plan: 'pro' }));
    expect(last).toMatchObject([
      { type: 'windows-replaced', last: [{ reading: { usedPercent: 80 } }] },
      { type: 'window-first-read' },
    ]);
    expect(latestOf(windows)).toEqual([40]);
  });

  it('shows the page’s text where nothing better is known, and reports nothing of it', () => {
    const text = (hours: number, used: number): Observation =>
      ({ ...weekly(hours, used, 100), source: 'dom' }) as Observation;
    const { windows, changes } = changesOf(weekly(0, 40, 100), text(0.05, 50), text(0.2, 60));
    expect(changes.slice(1)).toEqual([[], []]);
    expect(windows.tracks[0]).toMatchObject({ latest: { usedPercent: 60 }, baseline: { usedPercent: 40 } });
  });
});
