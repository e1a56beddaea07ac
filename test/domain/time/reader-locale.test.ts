import { describe, expect, it } from 'vitest';
import { localeFor } from '../../../src/domain/time/reader-locale';

describe('the English a reader is given', () => {
  it.each([
    ['an American', ['en-US', 'en'], 'en-US'],
    ['a Briton', ['en-GB', 'en-US', 'en'], 'en-GB'],
    ['a German, whose browser adds American English', ['de-DE', 'de', 'en-US', 'en'], 'en-GB'],
    ['a German with no English at all', ['de'], 'en-GB'],
    ['an Indian who reads Hindi first', ['hi-IN', 'hi', 'en-IN', 'en'], 'en-IN'],
    [
      'an Egyptian, whose clock has twelve hours and whose week begins on Saturday',
      ['ar-EG', 'ar', 'en-US'],
      'en-GB-u-fw-sat-hc-h12',
    ],
    ['a Japanese, whose week begins on Sunday', ['ja', 'en-US', 'en'], 'en-GB-u-fw-sun'],
    ['a browser that does not say', [], 'en-GB'],
  ])('%s', (_, languages, locale) => {
    expect(localeFor('en', languages)).toBe(locale);
  });
});

describe('the locale of another language', () => {
  it.each([
    ['an Austrian who reads German', 'de', ['de-AT', 'de'], 'de-AT'],
    ['a Briton who chose German', 'de', ['en-GB', 'en'], 'de'],
    ['an American who chose German', 'de', ['en-US', 'en'], 'de-u-fw-sun-hc-h12'],
    ['somebody in Hong Kong who reads the texts of Taiwan', 'zh-TW', ['zh-HK', 'zh'], 'zh-TW'],
    ['an Egyptian who reads Arabic', 'ar', ['ar-EG', 'ar'], 'ar-EG'],
    ['a browser that does not say', 'ja', [], 'ja'],
  ])('%s', (_, language, languages, locale) => {
    expect(localeFor(language, languages)).toBe(locale);
  });
});
