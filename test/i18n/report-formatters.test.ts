import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../src/domain/time/instant';
import { reportFormatters } from '../../src/i18n/report-formatters';

const at = Date.UTC(2026, 8, 13, 5, 52);

describe('a report', () => {
  it('keeps one form for whoever reads it', () => {
    expect(reportFormatters('Asia/Shanghai').instant(at)).toBe('Sun 13 Sep, 13:52 GMT+8');
    expect(reportFormatters('UTC').instant(at)).toBe('Sun 13 Sep, 05:52 UTC');
  });

  it('refuses an unknown time zone', () => {
    expect(() => reportFormatters('Mars/Olympus')).toThrow(RangeError);
  });

  it.each([
    [0, '0 min'],
    [59 * minuteMs, '59 min'],
    [hourMs, '1 h'],
    [90 * minuteMs, '1 h 30 min'],
    [26 * hourMs, '1 d 2 h'],
    [-48 * hourMs, '2 d'],
  ])('spells a span of %d ms as %s', (ms, text) => {
    expect(reportFormatters('UTC').duration(ms)).toBe(text);
  });
});
