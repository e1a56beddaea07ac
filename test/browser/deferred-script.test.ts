import { afterEach, describe, expect, it, vi } from 'vitest';
import { deferScript, scriptsRun } from '../../src/browser/deferred-script';

afterEach(() => vi.unstubAllGlobals());

describe('a deferred script', () => {
  it('is read in a worker at the first call, and once', () => {
    let defined: string | undefined;
    const importScripts = vi.fn(() => {
      defined = 'parts';
    });
    vi.stubGlobal('importScripts', importScripts);
    vi.stubGlobal('addEventListener', vi.fn());
    const parts = deferScript('/second.js', () => defined);
    expect(importScripts).not.toHaveBeenCalled();
    expect([parts(), parts()]).toEqual(['parts', 'parts']);
    expect(importScripts.mock.calls).toEqual([['/second.js']]);
  });

  it('is read by a worker while it is installed, since it may not be later', () => {
    const importScripts = vi.fn();
    const listen = vi.fn();
    vi.stubGlobal('importScripts', importScripts);
    vi.stubGlobal('addEventListener', listen);
    deferScript('/second.js', () => 'parts');
    const [type, install] = listen.mock.calls[0] ?? expect.fail('nobody listens');
    expect(type).toBe('install');
    install();
    expect(importScripts.mock.calls).toEqual([['/second.js']]);
  });

  it('was run by the page where the background is a page', () => {
    const make = vi.fn(() => ({}));
    const parts = deferScript('/second.js', make);
    expect(parts()).toBe(parts());
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('throws, each time anew, while it is missing', () => {
    let defined: string | undefined;
    const parts = deferScript('/second.js', () => defined);
    expect(parts).toThrow('/second.js is missing');
    defined = 'parts';
    expect(parts()).toBe('parts');
  });
});

describe('the scripts of the background', () => {
  it('are run at once in a worker, and in a page that is read already', async () => {
    await scriptsRun(undefined);
    await scriptsRun({ readyState: 'interactive', addEventListener: () => {} });
  });

  it('are waited for in a page that an event woke before it was read', async () => {
    const listeners: (() => void)[] = [];
    let isRun = false;
    const addEventListener = ((_: string, listener: () => void) => listeners.push(listener)) as never;
    const waiting = scriptsRun({ readyState: 'loading', addEventListener }).then(() => {
      isRun = true;
    });
    await Promise.resolve();
    expect(isRun).toBe(false);
    for (const listener of listeners) listener();
    await waiting;
    expect(isRun).toBe(true);
  });
});
