import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/domain/accounts/account-state';
import { createDevice, hourMs, start } from '../../../support/alert-fixtures';

describe('credits-low', () => {
  const credits = (balance: string, at: number): Partial<AccountState> => ({
    observedAt: at,
    credits: {
      at,
      value: { has: true, unlimited: false, balance, overageReached: false, localMessages: null, cloudMessages: null },
    },
    balances: [{ at, value: balance }],
  });

  it('notifies once below the mark, and again only after the balance was clearly above it', () => {
    const device = createDevice();
    const at = (i: number) => start + i * hourMs;
    for (const [i, balance] of ['260.5', '49', '40', '52', '45', '300', '30'].entries())
      device.wake(at(i), credits(balance, at(i)));
    expect(device.log).toEqual(['credits low-0', 'credits low-1']);
  });

  it('says nothing to an account that never held credits', () => {
    const device = createDevice();
    device.wake(start, credits('0', start));
    expect(device.log).toEqual([]);
  });
});
