import { afterEach, describe, expect, it, vi } from 'vitest';
import { weekdays } from '../../src/i18n/weekdays';

afterEach(() => vi.unstubAllGlobals());

describe('weekdays', () => {
  it.each([
    ['en-US', 'short', ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'], [0, 1, 2, 3, 4, 5, 6]],
    ['en-GB', 'short', ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], [1, 2, 3, 4, 5, 6, 0]],
    [
      'de-DE',
      'long',
      ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
      [1, 2, 3, 4, 5, 6, 0],
    ],
    [
      'ar-EG',
      'short',
      ['السبت', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة'],
      [6, 0, 1, 2, 3, 4, 5],
    ],
  ] as const)('begin in %s as its weeks do (%s)', (locale, style, names, days) => {
    expect(weekdays(locale, style).map(({ name }) => name)).toEqual(names);
    expect(weekdays(locale, style).map(({ day }) => day)).toEqual(days);
  });

  it('begin on Monday where the browser does not know the locale’s week', () => {
    class OldLocale {}
    vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: Intl.DateTimeFormat, Locale: OldLocale });
    expect(weekdays('en-US')[0]?.name).toBe('Mon');
  });
});
