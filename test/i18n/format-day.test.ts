import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../src/domain/time/instant';
import type { LocaleAndZone } from '../../src/domain/time/locale-and-zone';
import { hourText } from '../../src/i18n/format-day';
import type { InstantForm } from '../../src/i18n/formats';
import { testTranslator } from '../support/translator';

function instantText(at: number, now: number, place: LocaleAndZone, form?: InstantForm): string {
  return testTranslator({ place, now: () => now }).formats.instant(at, form);
}

const berlin = { zone: 'Europe/Berlin', locale: 'en-GB' };
const now = Date.UTC(2026, 10, 21, 13, 18);

describe('an instant', () => {
  it('has the day (today, tomorrow or a date) and the minute, and names no zone', () => {
    expect(instantText(now + 4 * hourMs, now, berlin)).toBe('today 18:18');
    expect(instantText(now + dayMs, now, berlin)).toBe('tomorrow 14:18');
    expect(instantText(now - dayMs, now, berlin)).toBe('yesterday 14:18');
    expect(instantText(now + 4 * dayMs, now, berlin)).toBe('Wed 25 Nov, 14:18');
  });

  it('always has weekday and date in the form `date`', () => {
    expect(instantText(now, now, berlin, 'date')).toBe('Sat 21 Nov, 14:18');
  });

  it('has the year from half a year away', () => {
    expect(instantText(Date.UTC(2027, 8, 12, 8), now, berlin)).toMatch(/^Sun 12 Sept? 2027, 10:00$/);
  });

  it('counts calendar days, not spans of 24 hours', () => {
    const lateEvening = Date.UTC(2026, 10, 21, 22, 30);
    expect(instantText(lateEvening + 2 * hourMs, lateEvening, berlin)).toBe('tomorrow 01:30');
    expect(instantText(lateEvening + 26 * hourMs, lateEvening, berlin)).toBe('Mon 23 Nov, 01:30');
  });

  it('counts days right across a daylight saving change: 25 October has 25 hours', () => {
    const before = Date.UTC(2026, 9, 24, 22, 30);
    expect(instantText(before + 24 * hourMs, before, berlin)).toBe('today 23:30');
    expect(instantText(before, before, berlin)).toBe('today 00:30');
  });

  it('follows the reader’s zone and clock', () => {
    const kolkata = { zone: 'Asia/Kolkata', locale: 'en-US' };
    expect(instantText(now, now, kolkata).replace(/\s/g, ' ')).toBe('today 6:48 PM');
    const egypt = { zone: 'Africa/Cairo', locale: 'en-GB-u-fw-sat-hc-h12' };
    expect(instantText(now, now, egypt).replace(/\s/g, ' ')).toBe('today 3:18 pm');
    expect(instantText(now + 6 * hourMs, now, berlin)).toMatch(/^today /);
    expect(instantText(now + 6 * hourMs, now, kolkata)).toMatch(/^tomorrow /);
  });
});

describe('hourText', () => {
  it.each([
    [0, 'en-GB', '00:00'],
    [9, 'en-GB', '09:00'],
    [0, 'en-US', '12 AM'],
    [18, 'en-US', '6 PM'],
    [9, 'en-GB-u-hc-h12', '9 am'],
  ])('says %i to a reader of %s as %s', (hour, locale, text) => {
    expect(hourText(hour, locale).replace(/\s/g, ' ')).toBe(text);
  });
});
