import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceOf, translatorNotes } from '../../scripts/i18n/catalogue';
import { catalogueFaults, topicFaults } from '../../scripts/i18n/checks';
import { pseudoCatalogue, pseudoLanguage, pseudoText } from '../../scripts/i18n/pseudo';
import { typesPath, typesText } from '../../scripts/i18n/write-types';
import { testTranslator } from '../support/translator';

describe('the catalogues', () => {
  it('agree in every language: keys, values, plural forms, styles', () => {
    expect(catalogueFaults()).toEqual([]);
  });

  it('have types that are up to date (else run `npm run i18n`)', () => {
    expect(readFileSync(typesPath, 'utf8')).toBe(typesText());
  });

  it('hold no empty English message', () => {
    expect(Object.entries(sourceOf('en')).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('a note for translators', () => {
  const english = sourceOf('en');

  it.each(Object.entries(translatorNotes()))('%s explains a message that is there, by its own values', (key, note) => {
    const message = english[key] ?? expect.fail(`English has no ${key}`);
    const named = [...note.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named.filter((name) => !message.includes(`{${name}`))).toEqual([]);
    expect(note).toMatch(/[.”]$/);
  });
});

describe('a translation', () => {
  const english = {
    'x.a': '{n, plural, one {# day} other {# days}} until {at, date, day}',
    'x.b': '{k, select, yes {y} other {n}}',
  };
  const faults = (translated: Record<string, string>, language = 'de') =>
    topicFaults(language, english, translated).map(({ kind, key, text }) => `${kind} ${key}: ${text}`);
  const whole = {
    'x.a': '{n, plural, one {# Tag} other {# Tage}} bis {at, date, day}',
    'x.b': '{k, select, yes {j} other {n}}',
  };

  it('is accepted when it is complete', () => {
    expect(faults(whole)).toEqual([]);
  });

  it.each([
    ['lacks a key', { 'x.a': whole['x.a'] }, 'missing x.b: missing: {k, select, yes {y} other {n}}'],
    ['has a key of its own', { ...whole, 'x.c': '!' }, 'surplus x.c: English has no such key'],
    [
      'leaves out a value',
      { ...whole, 'x.a': '{n, plural, one {# Tag} other {# Tage}}' },
      'wrong x.a: leaves out {at}',
    ],
    [
      'leaves out a value in one form',
      { ...whole, 'x.a': '{n, plural, one {# Tag} other {# Tage bis {at, date, day}}}' },
      'wrong x.a: form "one" of {n} leaves out {at}',
    ],
    [
      'speaks of another value',
      { ...whole, 'x.b': '{k, select, yes {j} other {{z}}}' },
      'wrong x.b: speaks of {z}, which English does not',
    ],
    ['lacks a branch', { ...whole, 'x.b': '{k, select, other {n}}' }, 'wrong x.b: {k} has no branch "yes"'],
    [
      'has a branch of its own',
      { ...whole, 'x.b': '{k, select, yes {j} ja {j} other {n}}' },
      'wrong x.b: {k} has a branch "ja", which English has not',
    ],
    [
      'names an unknown style',
      { ...whole, 'x.a': whole['x.a'].replace('date, day', 'date, dya') },
      'wrong x.a: {at} has an unknown style "dya"',
    ],
    [
      'has a plural form its grammar has not',
      { ...whole, 'x.a': whole['x.a'].replace('one {', 'few {# Tage} one {') },
      'wrong x.a: {n} has a form "few", which de has not',
    ],
    ['is empty', { ...whole, 'x.b': '' }, 'wrong x.b: is empty'],
  ])('is refused when it %s', (_, translated, fault) => {
    expect(faults(translated)).toContain(fault);
  });

  it('is refused when it is no ICU, and the others are still looked at', () => {
    const found = faults({ 'x.a': '{n, plural, one {# Tag}', 'x.b': 'j' });
    expect(found[0]).toContain('unreadable x.a: is no ICU message');
    expect(found).toContain('wrong x.b: leaves out {k}');
  });

  it('is refused when it leaves out a tag or a name', () => {
    const found = topicFaults('de', { 'x.a': 'Open <b>Codex</b>' }, { 'x.a': 'Öffne es' }).map(({ text }) => text);
    expect(found).toEqual(['leaves out {b}', 'leaves out the name Codex']);
  });

  it('may branch by weekday where a part of a day is spelled, because languages decline weekdays', () => {
    const parts = (key: string) =>
      topicFaults(
        'ru',
        { [key]: '{day, select, today {today} other {{at, date, weekday}}}' },
        { [key]: '{day, select, today {сегодня} friday {пятницу} other {{at, date, weekday}}}' },
      );
    expect(parts('forecast.dayPart.on')).toEqual([]);
    expect(parts('forecast.odds')).toHaveLength(1);
  });

  it('is refused when a plural form of its grammar is missing', () => {
    expect(faults(whole, 'pl')).toContain('wrong x.a: {n} has no form "few"');
  });
});

describe('the pseudo-language', () => {
  it('is longer, accented, and keeps figures', () => {
    expect([pseudoText('Use it by 12:00'), pseudoText('31%')]).toEqual(['Úšé ít bý 12:00~~~~~~', '31%']);
  });

  it('has every message of English, with its values and plural forms', () => {
    const { t } = testTranslator({ language: pseudoLanguage, catalogue: pseudoCatalogue() });
    expect([t('shell.more'), t('referral.rewardsLeft', { count: 2 })]).toEqual(['[Móré~~]', '[2 réwárdš léft~~~~~]']);
    expect(Object.keys(pseudoCatalogue())).toEqual(Object.keys(sourceOf('en')));
  });
});
