import { describe, expect, it, vi } from 'vitest';
import { createMinuteClock } from '../../../src/ui/screen/minute-clock';

/** A clock moved by hand, with at most one timer, and a page one can hide. */
function handClock(start: number) {
  let now = start;
  let visible = true;
  const timers = new Map<() => void, number>();
  const watchers = new Set<() => void>();
  return {
    now: () => now,
    after: (delayMs: number, run: () => void) => {
      timers.set(run, now + delayMs);
      return () => void timers.delete(run);
    },
    visible: () => visible,
    onVisibility: (listener: () => void) => {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    to(at: number) {
      now = at;
      for (const [run, due] of [...timers]) {
        if (due > now) continue;
        timers.delete(run);
        run();
      }
    },
    show(next: boolean) {
      visible = next;
      for (const watcher of [...watchers]) watcher();
    },
    timers,
    watchers,
  };
}

const minute = 60_000;

describe('createTicker', () => {
  it('gives a new present at each full minute, and the same one in between', () => {
    const clock = handClock(10_500);
    const ticker = createMinuteClock(clock);
    const tell = vi.fn();
    ticker.subscribe(tell);
    clock.to(minute - 1);
    expect([ticker.now(), tell.mock.calls.length]).toEqual([10_500, 0]);
    clock.to(minute);
    clock.to(2 * minute);
    expect([ticker.now(), tell.mock.calls.length]).toEqual([2 * minute, 2]);
  });

  it('runs one timer for all who listen, and none when nobody does', () => {
    const clock = handClock(0);
    const ticker = createMinuteClock(clock);
    const leave = [ticker.subscribe(() => {}), ticker.subscribe(() => {})];
    expect(clock.timers.size).toBe(1);
    for (const each of leave) each();
    expect([clock.timers.size, clock.watchers.size]).toEqual([0, 0]);
  });

  it('rests while the page is hidden and catches up when it is seen again', () => {
    const clock = handClock(0);
    const ticker = createMinuteClock(clock);
    const tell = vi.fn();
    ticker.subscribe(tell);
    clock.show(false);
    expect(clock.timers.size).toBe(0);
    clock.to(90 * minute);
    expect(tell).not.toHaveBeenCalled();
    clock.show(true);
    expect([ticker.now(), tell.mock.calls.length, clock.timers.size]).toEqual([90 * minute, 1, 1]);
  });
});
