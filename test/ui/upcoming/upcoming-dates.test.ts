import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { upcomingDates } from '../../../src/ui/upcoming/upcoming-dates';
import { now, plus, reset, states } from '../../support/fixtures/account-view';

describe('comingUp', () => {
  it('lists window resets, last calls and expiries, soonest first', () => {
    expect(upcomingDates(plus, now, 3 * hourMs).map(({ kind }) => kind)).toEqual([
      'window',
      'use-by',
      'expiry',
      'window',
      'use-by',
      'expiry',
    ]);
  });

  it('puts "use by" the chosen lead before the expiry', () => {
    const useBy = upcomingDates(plus, now, 24 * hourMs).find(({ kind }) => kind === 'use-by');
    expect(useBy?.at).toBe((reset.expiresAt ?? 0) - dayMs);
  });

  it('leaves out what has passed, what has no date and what is far away', () => {
    expect(upcomingDates(plus, now + 22 * dayMs, 0)).toEqual([]);
    expect(upcomingDates(states.unstarted, now, 0, dayMs)).toEqual([]);
    expect(upcomingDates(plus, now, 0, 400 * dayMs).at(-1)?.kind).toBe('credits');
  });

  it('has no dates for resets that are gone', () => {
    const resets = plus.bank.resets.map((each) => ({ ...each, status: 'redeemed' as const }));
    const kinds = upcomingDates({ ...plus, bank: { ...plus.bank, resets } }, now, 0).map(({ kind }) => kind);
    expect(kinds).toEqual(['window', 'window']);
  });
});
