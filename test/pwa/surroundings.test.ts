import { describe, expect, it } from 'vitest';

import { hourMs } from '../../src/domain/instant';
import type { Snapshot } from '../../src/domain/snapshot';
import { lapsingSoon } from '../../src/pwa/surroundings';

const now = Date.UTC(2026, 10, 21, 9);
const snapshot = (...bank: readonly { fate: string; expiresAt: number | null }[]) =>
  ({ accounts: [{ state: { bank } }] }) as unknown as Snapshot;

describe('lapsingSoon', () => {
  it('counts held resets that lapse within three days, and no others', () => {
    const bank = [
      { fate: 'available', expiresAt: now + hourMs },
      { fate: 'available', expiresAt: now + 72 * hourMs },
      { fate: 'available', expiresAt: now + 73 * hourMs },
      { fate: 'available', expiresAt: now - hourMs },
      { fate: 'available', expiresAt: null },
      { fate: 'redeemed', expiresAt: now + hourMs },
    ];
    expect(lapsingSoon(snapshot(...bank), now)).toBe(2);
    expect(lapsingSoon(null, now)).toBe(0);
  });
});
