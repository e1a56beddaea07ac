import { describe, expect, it } from 'vitest';
import { englishFor, readerZone } from '../../src/browser/page-clock';

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
    expect(englishFor(languages)).toBe(locale);
  });
});

describe('the zone of a reader', () => {
  it('is the one the browser names', () => {
    expect(readerZone('Asia/Kathmandu')).toBe('Asia/Kathmandu');
  });

  it('is UTC where the browser names one it cannot spell', () => {
    expect(readerZone('Etc/Unknown')).toBe('UTC');
  });
});
