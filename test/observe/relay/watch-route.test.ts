import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silenceMs, watchRoute } from '../../../src/observe/relay/watch-route';
import { staleMs } from '../../../src/observe/relay/watch-text';

describe('silence on a usage page', () => {
  let page: Parameters<typeof watchRoute>[0]['page'] & { navigation: EventTarget };
  let changeText: () => void;
  let watched: number;
  let silences: number;
  let lastUsageAt: number | null;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    page = Object.assign(new EventTarget(), {
      navigation: new EventTarget(),
      location: { pathname: '/', hash: '' },
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      document: { body: {}, visibilityState: 'visible' },
      MutationObserver: class {
        constructor(callback: () => void) {
          changeText = () => {
            if (watched > 0) callback();
          };
        }
        observe() {
          watched = 1;
        }
        disconnect() {
          watched = 0;
        }
      },
    }) as unknown as typeof page;
    Object.assign(page, { top: page });
    watched = 0;
    silences = 0;
    lastUsageAt = null;
    stop = watch();
  });

  const watch = () =>
    watchRoute({
      page,
      now: Date.now,
      lastUsageAt: () => lastUsageAt,
      onSilence: () => void silences++,
    });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  const go = (pathname: string, hash = '') => {
    Object.assign(page.location, { pathname, hash });
    page.navigation.dispatchEvent(new Event('currententrychange'));
  };

  const show = (persisted: boolean) => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

  it('is not waited for in a frame', () => {
    stop();
    Object.assign(page, { top: new EventTarget() });
    stop = watch();
    go('/codex/settings/usage');
    vi.advanceTimersByTime(10 * silenceMs);
    expect([silences, watched]).toEqual([0, 0]);
  });

  it('is noticed once, ten seconds after arriving', () => {
    go('/settings/usage');
    vi.advanceTimersByTime(silenceMs - 1);
    expect(silences).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(silences).toBe(1);
  });

  it('is no silence when a body went by, after arriving or shortly before', () => {
    lastUsageAt = Date.now() - 30_000;
    go('/settings/usage');
    vi.advanceTimersByTime(silenceMs);
    go('/');
    go('/settings/usage');
    vi.advanceTimersByTime(3_000);
    lastUsageAt = Date.now();
    vi.advanceTimersByTime(silenceMs);
    expect(silences).toBe(0);
  });

  describe('while the page stays open', () => {
    beforeEach(() => {
      lastUsageAt = Date.now();
      go('/settings/usage');
      vi.advanceTimersByTime(silenceMs);
    });

    it('is noticed when the text changed and no body came for five minutes', () => {
      changeText();
      vi.advanceTimersByTime(staleMs - silenceMs - 60_000);
      expect(silences).toBe(0);
      vi.advanceTimersByTime(120_000);
      expect(silences).toBe(1);
    });

    it('is noticed again only for another change, five minutes later at the earliest', () => {
      changeText();
      vi.advanceTimersByTime(2 * staleMs);
      expect(silences).toBe(1);
      changeText();
      vi.advanceTimersByTime(2 * staleMs);
      expect(silences).toBe(2);
    });

    it.each([
      ['the text stays as it is', () => {}],
      [
        'bodies go on coming',
        () => {
          changeText();
          lastUsageAt = Date.now() + 2 * staleMs;
        },
      ],
      [
        'nobody looks at the page',
        () => {
          changeText();
          Object.assign(page.document, { visibilityState: 'hidden' });
        },
      ],
      [
        'the usage page was left',
        () => {
          changeText();
          go('/');
        },
      ],
    ])('is no silence when %s', (_, happen) => {
      happen();
      vi.advanceTimersByTime(2 * staleMs);
      expect(silences).toBe(0);
    });

    it('costs one call, however often the text changes', () => {
      changeText();
      expect(watched).toBe(0);
    });
  });

  it('holds no timer anywhere else', () => {
    expect(vi.getTimerCount()).toBe(0);
    go('/settings/usage');
    expect(vi.getTimerCount()).toBe(2);
    go('/c/123');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts anew when the page comes back from the back/forward cache', () => {
    go('/settings/usage');
    vi.advanceTimersByTime(3_000);
    page.dispatchEvent(new Event('pagehide'));
    vi.advanceTimersByTime(600_000);
    expect(silences).toBe(0);
    show(true);
    vi.advanceTimersByTime(silenceMs);
    expect(silences).toBe(1);
    show(false);
    vi.advanceTimersByTime(silenceMs);
    expect(silences).toBe(1);
  });

  it('hears the hash route without the navigation API too', () => {
    Object.assign(page.location, { hash: '#settings/Usage' });
    page.dispatchEvent(new Event('hashchange'));
    vi.advanceTimersByTime(silenceMs);
    expect(silences).toBe(1);
  });

  it('is not counted any more once stopped', () => {
    go('/settings/usage');
    stop();
    vi.advanceTimersByTime(silenceMs);
    go('/');
    go('/settings/usage');
    vi.advanceTimersByTime(silenceMs);
    expect(silences).toBe(0);
  });
});
