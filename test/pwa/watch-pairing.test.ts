import { describe, expect, it, vi } from 'vitest';

import type { DevicePorts, GroupMembership } from '../../src/engine/ports/device-ports';
import { watchPairing } from '../../src/pwa/watch-pairing';

const host = { device: 'c', role: 'computer' as const, name: 'Laptop' };
const membership: GroupMembership = {
  host,
  roster: [host],
  pairedAt: 0,
  lastAt: null,
  subscriptionLost: false,
  computerRemoved: false,
  silence: null,
};

async function opened(membership: unknown, found: GroupMembership | null) {
  const reported: (string | null)[] = [];
  const listeners: (() => void)[] = [];
  const state = { found };
  const phone = vi.fn(async () => {
    const ports = {
      phone: { membership: async () => state.found },
      onChange: (listener: () => void) => {
        listeners.push(listener);
        return () => {};
      },
    };
    return ports as unknown as DevicePorts;
  });
  const database = () => ({ local: { get: async () => membership && { value: membership } } });
  await watchPairing({ record: async () => ({ database }) as never, phone, onCutOff: (name) => reported.push(name) });
  return { reported, phone, state, change: () => listeners.map((tell) => tell()) };
}

describe('watchPairing', () => {
  it('loads nothing for a device that is not paired', async () => {
    const { reported, phone } = await opened(undefined, null);
    expect([reported, phone.mock.calls.length]).toEqual([[], 0]);
  });

  it('names the computer whose pushes no longer arrive, until they do again', async () => {
    const { reported, state, change } = await opened({}, { ...membership, subscriptionLost: true });
    expect(reported).toEqual(['Laptop']);
    state.found = membership;
    change();
    await expect.poll(() => reported).toEqual(['Laptop', null]);
  });

  it('reports nothing while they arrive', async () => {
    expect((await opened({}, membership)).reported).toEqual([null]);
  });
});
