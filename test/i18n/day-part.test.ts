import { describe, expect, it } from 'vitest';
import { compileAll } from '../../scripts/i18n/catalogue';
import { dayMs, hourMs } from '../../src/domain/time/instant';
import { testTranslator } from '../support/translator';

const now = Date.UTC(2026, 5, 3, 9);
const dayPart = (at: number, zone = 'UTC', present = now) =>
  testTranslator({ now: () => present, place: { zone, locale: 'en-GB' } }).formats.dayPart(at);

describe('a part of a day', () => {
  it.each([
    [6 * hourMs, 'this afternoon'],
    [14 * hourMs, 'this evening'],
    [17 * hourMs, 'tonight'],
    [dayMs, 'tomorrow morning'],
    [2 * dayMs, 'Friday morning'],
    [8 * dayMs, 'Thursday 11 June'],
  ])('%s ms from now is “%s”', (ahead, words) => {
    expect(dayPart(now + ahead)).toBe(words);
  });

  it('counts the hours before five as the night before', () => {
    const two = now + 17 * hourMs;
    expect([two, two + dayMs, two + 2 * dayMs].map((at) => dayPart(at))).toEqual([
      'tonight',
      'tomorrow night',
      'Friday night',
    ]);
    expect(dayPart(two, 'UTC', two - hourMs)).toBe('tonight');
  });

  it('uses the zone of the reader', () => {
    expect(dayPart(now + 6 * hourMs, 'Asia/Tokyo')).toBe('tonight');
  });

  it('is now at the earliest: a forecast of this morning is still read this afternoon', () => {
    expect(dayPart(now - hourMs, 'UTC', now + 6 * hourMs)).toBe('this afternoon');
  });

  it('gives a language what it needs to decline: the weekday as a choice, and how it stands in the sentence', () => {
    const inflected =
      '{day, select, friday {{part, select, morning {в пятницу утром} other {в пятницу}}} date {{at, date, longDay}} other {{part}}}';
    const russian = testTranslator({
      now: () => now,
      place: { zone: 'UTC', locale: 'ru' },
      catalogue: compileAll({
        'forecast.dayPart.on': inflected,
        'forecast.dayPart.until': 'до пятницы',
        m: 'Кончится {at, date, onDayPart}, {at, date, untilDayPart}',
      }),
    });
    expect(russian.spell({ key: 'm', values: { at: now + 2 * dayMs } })).toBe('Кончится в пятницу утром, до пятницы');
  });
});
