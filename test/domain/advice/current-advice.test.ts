import { describe, expect, it } from 'vitest';
import type { AccountView } from '../../../src/domain/accounts/account-view';
import { currentAdvice } from '../../../src/domain/advice/current-advice';
import type { StoredOutlook } from '../../../src/domain/forecast/stored-outlook';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { now, plus } from '../../support/fixtures/account-view';
import { storedOutlook } from '../../support/fixtures/stored-outlook';

const advised = (change: Partial<AccountView> = {}, stored: StoredOutlook | null = storedOutlook, at = now) =>
  currentAdvice(stored, { ...plus, ...change }, at).length;
const longest = (change: object) =>
  plus.windows.map((window) => (window.seconds === 604_800 ? { ...window, ...change } : window));

describe('currentAdvice', () => {
  it('holds while bank and longest window stand as they stood', () => {
    expect(storedOutlook.advice.length).toBeGreaterThan(0);
    expect(currentAdvice(storedOutlook, plus, now)).toBe(storedOutlook.advice);
    const others = plus.windows.map((window) => (window.seconds < 604_800 ? { ...window, usedPercent: 60 } : window));
    expect(advised({ windows: others })).toBeGreaterThan(0);
  });

  it('is gone once use or end of the window is another one', () => {
    expect(advised({ windows: longest({ usedPercent: 72 }) })).toBe(0);
    expect(advised({ windows: longest({ resetsAt: now + 6 * dayMs }) })).toBe(0);
    expect(advised({ windows: longest({ resetsAt: null }) })).toBe(0);
    expect(advised({ windows: [] })).toBe(0);
  });

  it('is gone once another set of resets is held', () => {
    const [first, ...rest] = plus.bank.resets;
    expect(advised({ bank: { ...plus.bank, resets: rest } })).toBe(0);
    expect(first && advised({ bank: { ...plus.bank, resets: [{ ...first, key: 'new' }, ...rest] } })).toBe(0);
  });

  it('is gone when it asked to be made again, after a day, and where none was stored', () => {
    expect(advised({}, storedOutlook, now + hourMs)).toBe(0);
    const [first = expect.fail(), ...rest] = storedOutlook.advice;
    const patient = { ...storedOutlook, advice: [{ ...first, reconsiderAt: null }, ...rest] };
    expect(advised({}, patient, now + hourMs)).toBeGreaterThan(0);
    expect(advised({}, patient, now + dayMs)).toBe(0);
    expect(advised({}, null)).toBe(0);
    expect(advised({}, { ...storedOutlook, advice: [] })).toBe(0);
  });
});
