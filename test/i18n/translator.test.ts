import { describe, expect, it } from 'vitest';
import { compileAll } from '../../scripts/i18n/catalogue';
import type { MessageKey } from '../../src/domain/messages/message';
import { allOf, itemsOf, windowValue } from '../../src/domain/messages/message';
import { createTranslator, type TranslatorOptions } from '../../src/i18n/translator';

const noon = Date.UTC(2026, 10, 24, 12);

function translator(source: Record<string, string>, options: Partial<TranslatorOptions> = {}) {
  const catalogue = compileAll({ ...common, ...source });
  return createTranslator({
    language: 'en',
    catalogue,
    place: { zone: 'UTC', locale: 'en-GB' },
    now: () => noon,
    ...options,
  });
}

const common = {
  'common.percent': '{value}%',
  'common.percent.underOne': '<{one}',
  'common.instant.day': '{day} {clock}',
  'common.instant.date': '{day}, {clock}',
  'common.list.two': '{first}, {second}',
  'common.sentences': '{first} {second}',
  'common.window.weekly': 'weekly',
  'common.window.hours': '{count, number}-hour',
  'common.window.extra': '{limit} {length}',
  'common.window.placed': '{place, select, alone {{title}} listed {{title}} other {{name}}}',
};

describe('spell', () => {
  const spelled = (text: string, values: Record<string, never> | object, options?: Partial<TranslatorOptions>) =>
    translator({ m: text }, options).spell({ key: 'm', values: values as never });

  it.each([
    ['an instant of today', '{at, date, day}', { at: noon + 2 * 3_600_000 }, 'today 14:00'],
    ['an instant of another day', '{at, date, day}', { at: noon + 3 * 86_400_000 }, 'Fri 27 Nov, 12:00'],
    ['always the date where a message asks for it', '{at, date, date}', { at: noon }, 'Tue 24 Nov, 12:00'],
    ['a percentage, rounded down', '{left, number, percent} left', { left: 31.9 }, '31% left'],
    ['a last trace as less than one', '{left, number, percent}', { left: 0.2 }, '<1%'],
    ['a grouped number', '{count, number}', { count: 1204 }, '1,204'],
    ['a plural', '{n, plural, one {# day} other {# days}}', { n: 1 }, '1 day'],
    ['a window', '{window}', { window: windowValue({ limit: 'codex', seconds: 604_800 }) }, 'Weekly'],
    [
      'an extra limit by its own name',
      '{window}',
      { window: windowValue({ limit: 'x', seconds: 18_000, name: 'Spark' }) },
      'Spark 5-hour',
    ],
    ['a list that ends in "and"', '{all}', { all: allOf(['a', 'b', 'c']) }, 'a, b and c'],
    ['parts that stand beside one another', '{all}', { all: itemsOf(['a', 'b', 'c']) }, 'a, b, c'],
    ['a message inside a message', '<{inner}>', { inner: { key: 'common.percent', values: { value: 3 } } }, '<3%>'],
  ] as const)('%s', (_, text, values, expected) => {
    expect(spelled(text.replace('<{inner}>', '({inner})'), values)).toBe(expected.replace('<3%>', '(3%)'));
  });

  it('writes "today" small in a language whose Intl capitalises it', () => {
    const vietnamese = { language: 'vi', place: { zone: 'UTC', locale: 'vi' } };
    expect(spelled('{at, date, day}', { at: noon + 2 * 3_600_000 }, vietnamese)).toBe('hôm nay 14:00');
  });

  it('counts in the plural forms of its own language', () => {
    const text = '{n, plural, zero {none} one {single} two {pair} few {# few} many {# many} other {# other}}';
    const arabic = (n: number) => spelled(text, { n }, { language: 'ar', place: { zone: 'UTC', locale: 'ar' } });
    expect([0, 1, 2].map(arabic)).toEqual(['none', 'single', 'pair']);
  });
});

describe('a name inside a sentence from right to left', () => {
  const named = (language: string, name: string) =>
    translator({ m: '({name})' }, { language, place: { zone: 'UTC', locale: 'en-GB' } }).spell({
      key: 'm',
      values: { name },
    });

  it('is set apart, so that the signs beside it stay where they belong', () => {
    expect(named('ar', 'Work (2)')).toBe('(\u2068Work (2)\u2069)');
  });

  it('is what the message chooses by', () => {
    const { spell } = translator(
      { m: '{period, select, month {monthly} other {{name}}}' },
      { language: 'ar', place: { zone: 'UTC', locale: 'ar' } },
    );
    expect(spell({ key: 'm', values: { period: 'month', name: 'month' } })).toBe('monthly');
  });

  it('is left alone where nothing could turn round', () => {
    expect([named('ar', '31%'), named('de', 'Work')]).toEqual(['(31%)', '(Work)']);
  });
});

describe('a catalogue that lacks a key', () => {
  it('falls back to English, in English plural forms', () => {
    const text = translator(
      {},
      {
        language: 'ja',
        place: { zone: 'UTC', locale: 'ja' },
        fallback: compileAll({ late: '{n, plural, one {# day late} other {# days late}}' }),
      },
    ).spell({ key: 'late', values: { n: 1 } });
    expect(text).toBe('1 day late');
  });

  it('falls back to English for a message that is damaged', () => {
    const { spell } = createTranslator({
      language: 'de',
      catalogue: { 'x.a': [['n', 2, { one: ['Tag'] }]] },
      fallback: compileAll({ 'x.a': '{n, plural, one {# day} other {# days}}' }),
      place: { zone: 'UTC', locale: 'de' },
      now: () => noon,
    });
    expect(spell({ key: 'x.a', values: { n: 2 } })).toBe('2 days');
  });

  it('reports a key that nobody has, and shows nothing instead of the key', () => {
    const missing: string[] = [];
    const text = translator({}, { onMissing: (key) => missing.push(key) }).spell({ key: 'no.such', values: {} });
    expect([text, missing]).toEqual(['', ['no.such']]);
  });
});

describe('nodes', () => {
  it('puts drawn things where the sentence of this language has them', () => {
    const made = translator({ m: 'use {name} by <b>{at}</b>' }).nodes<object>('m' as MessageKey, {
      name: { node: { drawn: 'name' } },
      at: 'noon',
      b: (children) => ({ bold: children }),
    });
    expect(made).toEqual(['use ', { drawn: 'name' }, ' by ', { bold: ['noon'] }]);
  });
});

describe('sentences', () => {
  it('join what is said and leave out what is not', () => {
    const { sentences } = translator({ a: 'One.', b: 'Two.' });
    expect(sentences([{ key: 'a' }, null, false, { key: 'b' }])).toBe('One. Two.');
  });
});
