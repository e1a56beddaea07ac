// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScrollPosition } from '../../../src/ui/shell/scroll-position';

/** How far the page can be scrolled. */
let length = 0;

function scroll(top: number): void {
  const y = Math.min(top, length);
  if (y === scrollY) return;
  vi.stubGlobal('scrollY', y);
  dispatchEvent(new Event('scroll'));
}

/** The page becomes longer or shorter, and the browser keeps the position within it. */
function become(next: number): void {
  length = next;
  scroll(scrollY);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  vi.stubGlobal('scrollY', 0);
  vi.stubGlobal('scrollTo', (_: number, top: number) => scroll(top));
  history.replaceState({ scrolledTo: 400 }, '');
  length = 1_000;
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the scroll position', () => {
  it('comes back at once on a page that is long enough', () => {
    createScrollPosition().restore();
    expect(scrollY).toBe(400);
  });

  it('is the top of a page that was not scrolled', () => {
    vi.stubGlobal('scrollY', 70);
    history.replaceState(null, '');
    createScrollPosition().restore();
    expect(scrollY).toBe(0);
  });

  it('waits for a page that is still loading, also when it becomes shorter first', () => {
    length = 120;
    createScrollPosition().restore();
    expect(scrollY).toBe(120);
    become(0);
    vi.advanceTimersByTime(500);
    become(1_000);
    vi.advanceTimersByTime(50);
    expect(scrollY).toBe(400);
  });

  it('stays where the reader scrolls meanwhile', () => {
    length = 120;
    createScrollPosition().restore();
    dispatchEvent(new Event('wheel'));
    scroll(30);
    become(1_000);
    vi.advanceTimersByTime(1_000);
    expect(scrollY).toBe(30);
  });

  it('is given up on a page that never becomes long enough', () => {
    length = 120;
    createScrollPosition().restore();
    vi.advanceTimersByTime(6_000);
    become(1_000);
    vi.advanceTimersByTime(1_000);
    expect(scrollY).toBe(120);
  });

  it('is saved once scrolling pauses', () => {
    const stop = createScrollPosition().save();
    scroll(100);
    scroll(250);
    expect(history.state).toEqual({ scrolledTo: 400 });
    vi.advanceTimersByTime(200);
    expect(history.state).toEqual({ scrolledTo: 250 });
    stop();
  });

  it('is not saved while it is being restored', () => {
    const position = createScrollPosition();
    const stop = position.save();
    length = 120;
    position.restore();
    become(0);
    vi.advanceTimersByTime(500);
    expect(history.state).toEqual({ scrolledTo: 400 });
    stop();
  });

  it('is not saved for the page that Back has left', () => {
    const stop = createScrollPosition().save();
    scroll(100);
    dispatchEvent(new Event('popstate'));
    vi.advanceTimersByTime(500);
    expect(history.state).toEqual({ scrolledTo: 400 });
    stop();
  });
});
