import { describe, expect, it } from 'vitest';

import { type AddressBar, watchIncomingShares } from '../../../src/engine/devices/incoming-shares';

/** An address bar that records what it showed. */
function barAt(address: string) {
  const url = new URL(address);
  const listeners: (() => void)[] = [];
  const location = { hash: url.hash, pathname: url.pathname, search: url.search };
  const bar: AddressBar = {
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

const nothing = async () => null;

describe('watchIncomingShares', () => {
  it('removes our fragment from the address at once, and returns it once', () => {
    const { bar, location } = barAt('https://x.example/app/#s=0123');
    const shares = watchIncomingShares(bar, nothing);
    expect(location.hash).toBe('#/devices');
    expect(shares.take()).toEqual({ kind: 'text', text: '#s=0123' });
    expect(shares.take()).toBeNull();
  });

  it('leaves the app’s own routes alone', () => {
    const { bar, location } = barAt('https://x.example/?from=icon#/bank');
    expect(watchIncomingShares(bar, nothing).take()).toBeNull();
    expect(location).toMatchObject({ hash: '#/bank', search: '?from=icon' });
  });

  it('notifies of a link opened while the app is open', () => {
    const { bar, location, goTo } = barAt('https://x.example/#/bank');
    const shares = watchIncomingShares(bar, nothing);
    const seen: unknown[] = [];
    const end = shares.subscribe(() => seen.push(shares.take()));
    goTo('#p=42');
    expect(seen).toEqual([{ kind: 'text', text: '#p=42' }]);
    expect(location.hash).toBe('#/devices');
    goTo('#/history');
    end();
    goTo('#p=43');
    expect(seen).toHaveLength(1);
  });

  it('finds a shared link in any field, and removes it from the address', () => {
    for (const query of [
      'url=https%3A%2F%2Fx.example%2F%23s%3D77',
      'text=look%3A%20https%3A%2F%2Fx.example%2F%23s%3D77',
    ]) {
      const { bar, location } = barAt(`https://x.example/?title=Headroom&${query}`);
      expect(watchIncomingShares(bar, nothing).take()).toEqual({
        kind: 'text',
        text: expect.stringContaining('#s=77'),
      });
      expect(location).toMatchObject({ search: '', hash: '#/devices' });
    }
  });

  it('removes a foreign text from the address too, and passes it on to be refused', () => {
    const { bar, location } = barAt('https://x.example/?title=&text=somebody%27s%20secret');
    expect(watchIncomingShares(bar, nothing).take()).toEqual({ kind: 'text', text: "somebody's secret" });
    expect(location).toMatchObject({ search: '', hash: '#/devices' });
  });

  it('loads the share that the service worker stored, and notifies', async () => {
    const { bar, location } = barAt('https://x.example/?shared#/devices');
    const file = new File(['x'], 'x.hrsync');
    const shares = watchIncomingShares(bar, async () => ({ kind: 'file', file }));
    expect(location).toMatchObject({ search: '', hash: '#/devices' });
    const reported = await new Promise((resolve) => shares.subscribe(() => resolve(shares.take())));
    expect(reported).toEqual({ kind: 'file', file });
    expect(shares.take()).toBeNull();
  });
});
