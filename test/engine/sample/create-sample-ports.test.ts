import { describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { dayMs } from '../../../src/domain/time/instant';
import { createSamplePorts } from '../../../src/engine/sample/create-sample-ports';

const now = Date.UTC(2026, 10, 21, 9);

function setUp(over: { readonly add?: () => Promise<void>; readonly merge?: () => Promise<number> } = {}) {
  const calls: string[] = [];
  const merged: Observation[] = [];
  const usage = {
    add: vi.fn(over.add ?? (async () => void calls.push('usage.add'))),
    forget: vi.fn(async () => void calls.push('usage.forget')),
  };
  const ports = createSamplePorts({
    merge: async (observations) => {
      merged.push(...observations);
      calls.push('merge');
      return over.merge?.();
    },
    apply: async (command) => void calls.push(`${command.type} ${'account' in command ? command.account : ''}`),
    usage,
    now: () => now,
    zone: 'UTC',
  });
  return { ports, calls, merged };
}

describe('sample data', () => {
  it('is a month that ends now, each observation marked as made up, under one named account', async () => {
    const { ports, calls, merged } = setUp();
    await ports.add('Sample');
    expect(new Set(calls)).toEqual(new Set(['usage.add', 'merge', 'name sample']));
    expect([calls[0], calls.at(-1)]).toEqual(['usage.add', 'name sample']);
    expect(new Set(merged.map(({ account, source }) => `${account} ${source}`))).toEqual(new Set(['sample sample']));
    expect(Math.max(...merged.map(({ at }) => at))).toBeLessThanOrEqual(now);
    expect(Math.min(...merged.map(({ at }) => at))).toBeGreaterThan(now - 31 * dayMs);
  });

  it('goes in portions, each a second time where nobody answered', async () => {
    let tries = 0;
    const { ports, merged } = setUp({
      merge: async () => {
        tries += 1;
        if (tries === 1) throw new Error('no answer');
        return 0;
      },
    });
    await ports.add('Sample');
    const ids = merged.map(({ id }) => id);
    const size = ids.length - new Set(ids).size;
    expect(size).toBe(250);
    expect(ids.slice(0, size)).toEqual(ids.slice(size, 2 * size));
    expect(tries).toBe(1 + Math.ceil(new Set(ids).size / size));
  });

  it('comes without reports where no worker can be started', async () => {
    const { ports, calls } = setUp({ add: () => Promise.reject(new Error('no worker')) });
    await ports.add('Sample');
    expect(new Set(calls)).toEqual(new Set(['merge', 'name sample']));
  });

  it('is refused where nothing can be stored, and names nothing', async () => {
    const { ports, calls } = setUp({ merge: () => Promise.reject(new Error('no storage')) });
    await expect(ports.add('Sample')).rejects.toThrow('no storage');
    // Tried twice, and no more of it.
    expect(calls).toEqual(['usage.add', 'merge', 'merge']);
  });

  it('is removed whole while it is still being stored', async () => {
    let remove: Promise<void> = Promise.resolve();
    const { ports, calls } = setUp({
      merge: async () => {
        if (calls.filter((call) => call === 'merge').length === 2) remove = ports.remove();
        return 0;
      },
    });
    await ports.add('Sample');
    await remove;
    expect(calls).toEqual(['usage.add', 'merge', 'merge', 'usage.forget', 'forget sample']);
  });

  it('leaves with what its session files would say', async () => {
    const { ports, calls } = setUp();
    await ports.remove();
    expect(calls).toEqual(['usage.forget', 'forget sample']);
  });
});
