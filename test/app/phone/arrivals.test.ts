import { describe, expect, it } from 'vitest';

import { type LinkBar, watchArrivals } from '../../../src/app/phone/arrivals';

/** An address bar that records what it showed. */
function barAt(address: string) {
  const url = new URL(address);
  const listeners: (() => void)[] = [];
  const location = { hash: url.hash, pathname: url.pathname, search: url.search };
  const bar: LinkBar = {
    location,
    history: {
      replaceState: (_data, _unused, next) => {
        const replaced = new URL(next, url);
        Object.assign(location, { hash: replaced.hash, search: replaced.search });
      },
    },
    addEventListener: (_type, listener) => listeners.push(listener as () => void),
  };
  const goTo = (hash: string) => {
    location.hash = hash;
    for (const listener of listeners) listener();
  };
  return { bar, location, goTo };
}

describe('watchArrivals', () => {
  it('takes a fragment of ours out of the address at once, and gives it once', () => {
    const { bar, location } = barAt('https://x.example/app/#s=0123');
    const arrivals = watchArrivals(bar);
    expect(location.hash).toBe('#/phone');
    expect(arrivals.take()).toEqual({ kind: 'snapshot', content: '0123' });
    expect(arrivals.take()).toBeNull();
  });

  it('leaves the app’s own routes alone', () => {
    const { bar, location } = barAt('https://x.example/?from=icon#/bank');
    expect(watchArrivals(bar).take()).toBeNull();
    expect(location).toMatchObject({ hash: '#/bank', search: '?from=icon' });
  });

  it('tells of what comes while the app is open', () => {
    const { bar, location, goTo } = barAt('https://x.example/#/bank');
    const arrivals = watchArrivals(bar);
    const seen: unknown[] = [];
    const end = arrivals.subscribe(() => seen.push(arrivals.take()));
    goTo('#p=42');
    expect(seen).toEqual([{ kind: 'pairing', content: '42' }]);
    expect(location.hash).toBe('#/phone');
    goTo('#/history');
    end();
    goTo('#p=43');
    expect(seen).toHaveLength(1);
  });

  it('understands a link shared into the app, in whichever field, and clears the address of it', () => {
    for (const query of [
      'url=https%3A%2F%2Fx.example%2F%23s%3D77',
      'text=look%3A%20https%3A%2F%2Fx.example%2F%23s%3D77',
    ]) {
      const { bar, location } = barAt(`https://x.example/?title=Headroom&${query}`);
      expect(watchArrivals(bar).take()).toEqual({ kind: 'snapshot', content: '77' });
      expect(location).toMatchObject({ search: '', hash: '#/phone' });
    }
  });

  it('clears what was shared though it was nothing of ours', () => {
    const { bar, location } = barAt('https://x.example/?text=somebody%27s%20secret');
    expect(watchArrivals(bar).take()).toBeNull();
    expect(location).toMatchObject({ search: '', hash: '#/phone' });
  });
});
