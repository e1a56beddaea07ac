import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { upcomingDates, upcomingRows } from '../../../src/ui/upcoming/upcoming-dates';
import { now, plus, reset, states } from '../../support/fixtures/account-view';
import { testTranslator } from '../../support/translator';

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

  it('has no date for a window that the user has hidden', () => {
    const [fiveHour = expect.fail(), weekly = expect.fail()] = plus.windows;
    const windows = [{ ...fiveHour, isHidden: true as const }, weekly];
    const dates = upcomingDates({ ...plus, windows }, now, 0).filter(({ kind }) => kind === 'window');
    expect(dates.map(({ at }) => at)).toEqual([weekly.resetsAt]);
  });

  it('makes one date of windows, and of resets, that end in the same minute', () => {
    const [fiveHour = expect.fail(), weekly = expect.fail()] = plus.windows;
    const windows = [fiveHour, { ...weekly, resetsAt: fiveHour.resetsAt }];
    const resets = plus.bank.resets.map((each) => ({ ...each, expiresAt: now + dayMs }));
    const view = { ...plus, windows, bank: { ...plus.bank, resets } };
    const { spell } = testTranslator({ now: () => now });
    expect(upcomingDates(view, now, 3 * hourMs).map(({ text }) => spell(text))).toEqual([
      '5-hour and Weekly are full again',
      'Last call to use a banked reset',
      `${resets.length} banked resets expire`,
    ]);
  });
});

describe('upcomingRows', () => {
  it('names each reset once: its last call stands beside its expiry', () => {
    const rows = upcomingRows(upcomingDates(plus, now, 3 * hourMs));
    expect(rows.map(({ kind }) => kind)).toEqual(['window', 'expiry', 'window', 'expiry']);
    expect(rows[1]?.useBy).toBe((reset.expiresAt ?? 0) - 3 * hourMs);
  });
});
