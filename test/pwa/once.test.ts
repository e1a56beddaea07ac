import { describe, expect, it, vi } from 'vitest';
import { once } from '../../src/pwa/once';

describe('once', () => {
  it('loads at the first call, and never again', async () => {
    const load = vi.fn(async () => ({}));
    const loaded = once(load);
    expect(load).not.toHaveBeenCalled();
    const [first, second] = await Promise.all([loaded(), loaded()]);
    expect(second).toBe(first);
    expect(await loaded()).toBe(first);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
