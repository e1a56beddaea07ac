import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../src/domain/time/instant';
import { instantOf, localDate, localTime, startOfLocalDay, zoneOffsetMs } from '../../../src/domain/time/local-time';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC'];
const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });

describe('local time', () => {
  it.each([
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 0, 59), { hour: 1, minute: 59, weekday: 0 }],
    ['Europe/Berlin', Date.UTC(2026, 2, 29, 1, 0), { hour: 3, minute: 0, weekday: 0 }],
    ['Asia/Kathmandu', Date.UTC(2026, 10, 21, 18, 15), { day: 22, hour: 0, minute: 0, weekday: 0 }],
    ['no/such zone', Date.UTC(2026, 10, 21, 18, 15), { day: 21, hour: 18, minute: 15, weekday: 6 }],
  ])('reads the clock of %s at %d', (zone, at, shown) => {
    expect(localTime(at, zone)).toMatchObject(shown);
  });

  it('agrees with Intl in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
        const { year, month, day, hour, minute } = localTime(at, zone);
        const two = (value: number) => String(value).padStart(2, '0');
        expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`).toBe(parts.format(at));
      }),
    );
  });

  it('finds the first instant of a day: no earlier instant has the same date', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const start = startOfLocalDay(at, zone);
        expect(start).toBeLessThanOrEqual(at);
        expect(localDate(start, zone)).toBe(localDate(at, zone));
        expect(localDate(start - 1, zone)).not.toBe(localDate(at, zone));
      }),
    );
  });

  it('gives the first of a repeated hour, and the instant after a skipped one', () => {
    expect(instantOf(2026, 10, 25, 'Europe/Berlin', 2)).toBe(Date.UTC(2026, 9, 25, 0));
    expect(instantOf(2026, 3, 29, 'Europe/Berlin', 2)).toBe(Date.UTC(2026, 2, 29, 1));
    expect(zoneOffsetMs(Date.UTC(2026, 6, 1), 'Europe/Berlin')).toBe(2 * hourMs);
  });
});
