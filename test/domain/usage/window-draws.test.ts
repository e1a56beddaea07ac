import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import type { LimitEvent } from '../../../src/domain/usage/session';
import {
  type DrawingResponse,
  percentWorth,
  steepHourNear,
  steepHours,
  windowDraws,
} from '../../../src/domain/usage/window-draws';

const start = Date.UTC(2026, 10, 1);
const week = 604_800;
const end = start + week * 1_000;
const at = (hours: number) => start + hours * hourMs;
const note = (hours: number, usedPercent: number, resetsAt = end): LimitEvent => ({
  kind: 'limit',
  at: at(hours),
  seconds: week,
  usedPercent,
  resetsAt,
});
const ran = (hours: number, group: string, credits: number): DrawingResponse => ({
  at: at(hours),
  thread: group,
  group,
  credits,
});

describe('what drew a window down', () => {
  it('is divided by credits over what ran between two notes', () => {
    const [draw] = windowDraws(
      week,
      [note(1, 0), note(2, 10)],
      [ran(1.2, 'a', 30), ran(1.5, 'b', 10), ran(5, 'c', 99)],
    );
    expect(draw).toMatchObject({
      drawn: 10,
      unexplained: 0,
      parts: [
        { group: 'a', percent: 7.5, credits: 30 },
        { group: 'b', percent: 2.5, credits: 10 },
      ],
    });
  });

  it('is not on this machine where nothing ran meanwhile', () => {
    const [draw] = windowDraws(week, [note(1, 4), note(2, 10)], [ran(1.5, 'a', 1)]);
    expect(draw).toMatchObject({ drawn: 10, unexplained: 4, shared: 6 });
  });

  it('goes on after a refill, and takes figures that are a little old for no refill', () => {
    const notes = [note(1, 50), note(2, 49), note(3, 51), note(4, 0), note(5, 5)];
    const [draw] = windowDraws(week, notes, [ran(0.5, 'a', 1), ran(2.5, 'a', 1), ran(4.5, 'a', 1)]);
    expect(draw?.rises.map(({ percent }) => percent)).toEqual([50, 1, 5]);
    expect(draw?.drawn).toBe(56);
  });

  it('is kept apart by cycle, and a window that has not started draws nothing', () => {
    const notes = [
      note(1, 10),
      note(200, 20, end + week * 1_000),
      ...[3, 4, 5].map((h) => note(h, 0, end + h * hourMs)),
    ];
    expect(windowDraws(week, notes, []).map(({ drawn }) => drawn)).toEqual([10, 20]);
    expect(windowDraws(18_000, notes, [])).toEqual([]);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))('adds up, in any order of what is given, seed %i', (seed) => {
    const random = seededRandom(seed);
    let used = 0;
    const notes = Array.from({ length: 60 }, (_, index) => {
      used = random() < 0.05 ? 0 : Math.min(100, used + Math.round(random() * 30) / 10);
      return note(index, used);
    });
    const responses = Array.from({ length: 80 }, () =>
      ran(random() * 60, 'abc'[Math.floor(random() * 3)] ?? 'a', random() * 9),
    );
    const [draw] = windowDraws(week, notes, responses);
    const parts = (draw?.parts ?? []).reduce((sum, { percent }) => sum + percent, 0);
    expect(parts + (draw?.unexplained ?? 0)).toBeCloseTo(draw?.drawn ?? -1, 6);
    expect(parts).toBeCloseTo(draw?.shared ?? -1, 6);
    expect(windowDraws(week, notes.toReversed(), responses.toReversed())).toEqual([draw]);
  });
});

describe('what one percent is worth', () => {
  const stretches = (count: number, creditsEach: (index: number) => number) =>
    Array.from(
      { length: count },
      (_, index) =>
        [note(index + 1, (index + 1) * 10), ran(index + 1 - 5 * (minuteMs / hourMs), 'a', creditsEach(index))] as const,
    );
  const worthOf = (pairs: ReturnType<typeof stretches>) =>
    percentWorth(
      windowDraws(
        week,
        pairs.map(([limit]) => limit),
        pairs.map(([, response]) => response),
      ),
    );

  it('is the median and the range over stretches of ten points', () => {
    expect(worthOf(stretches(5, (index) => (index + 1) * 100))).toEqual({
      credits: 30,
      least: 10,
      most: 50,
      stretches: 5,
    });
  });

  it('is not said of fewer than three', () => {
    expect(worthOf(stretches(2, () => 100))).toBeNull();
  });

  it('leaves out stretches with a rise from elsewhere', () => {
    expect(worthOf(stretches(4, (index) => (index === 1 ? 0 : 100)))).toMatchObject({ stretches: 3, credits: 10 });
  });
});

describe('the hour that is clicked', () => {
  const draws = windowDraws(week, [note(0.5, 1), note(4.5, 8), note(4.8, 20), note(9, 21)], []);
  const near = (hours: number, reachHours = 0) => steepHourNear(draws, at(hours), reachHours * hourMs);

  it('is the steepest within reach of the click', () => {
    expect(near(4.1)).toMatchObject({ from: at(4), to: at(5), percent: 12 });
    expect(near(2, 3)).toMatchObject({ from: at(4), percent: 12 });
    expect(near(0.2)).toMatchObject({ from: at(0), percent: 1 });
  });

  it('is none where nothing rose, or nobody knows when', () => {
    expect(near(2.5)).toBeNull();
    expect(near(8.5)).toBeNull();
  });
});

describe('the steepest hours', () => {
  const notes = [note(1.1, 1), note(1.5, 5), note(2.5, 6), note(3.2, 9), note(3.9, 12), note(9, 40)];
  const steep = (from = 0, to = 24) => steepHours(windowDraws(week, notes, []), at(from), at(to));

  it('are named by the points they drew, the steepest first', () => {
    expect(steep().map(({ from, percent }) => [(from - start) / hourMs, percent])).toEqual([
      [3, 6],
      [1, 4],
    ]);
  });

  it('are of the span shown, and leave out rises over long pauses', () => {
    expect(steep(0, 2).map(({ percent }) => percent)).toEqual([4]);
    expect(steep().some(({ percent }) => percent > 20)).toBe(false);
  });
});
