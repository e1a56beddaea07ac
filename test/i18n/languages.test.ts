import { describe, expect, it } from 'vitest';
import { directionOf, pickLanguage } from '../../src/i18n/languages';
import { isCatalogue, loadCatalogue } from '../../src/i18n/load-catalogue';

describe('pickLanguage', () => {
  it.each([
    ['the chosen one before the system’s', 'en', ['de'], 'en'],
    ['English where nothing fits', 'system', ['xx', 'yy-ZZ'], 'en'],
    ['English in place of one that was removed', 'tlh', [], 'en'],
    ['a region’s language', 'system', ['en-AU'], 'en'],
  ])('takes %s', (_, choice, wanted, expected) => {
    expect(pickLanguage(choice, wanted)).toBe(expected);
  });
});

describe('directionOf', () => {
  it('knows scripts that run from right to left', () => {
    expect(['ar', 'ar-EG', 'en', 'ja'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});

describe('loadCatalogue', () => {
  const kept = { language: 'de', version: '1', messages: { a: 'alt' } };
  const load = (over: object) =>
    loadCatalogue('de', 'now', {
      kept: null,
      version: '1',
      read: () => Promise.resolve({ a: 'neu' }),
      keep: async () => {},
      ...over,
    });

  it('takes what is kept without reading a file', async () => {
    expect(await load({ kept, read: () => Promise.reject(new Error('asked')) })).toEqual({ a: 'alt' });
  });

  it('reads the file of a newer version, and keeps it', async () => {
    const written: unknown[] = [];
    const messages = await load({ kept, version: '2', keep: async (one: unknown) => void written.push(one) });
    expect(messages).toEqual({ a: 'neu' });
    expect(written).toEqual([{ language: 'de', version: '2', messages: { a: 'neu' } }]);
  });

  it.each([
    ['there is no network', () => Promise.reject(new Error('offline'))],
    ['the file is damaged', () => Promise.resolve({ a: 7 })],
  ])('serves the older one when %s', async (_, read) => {
    expect(await load({ kept, version: '2', read })).toEqual({ a: 'alt' });
  });

  it('leaves it to English when there is nothing at all', async () => {
    expect(await load({ read: () => Promise.reject(new Error('offline')) })).toBeNull();
  });

  it('still speaks it when it cannot be kept', async () => {
    expect(await load({ keep: () => Promise.reject(new Error('full')) })).toEqual({ a: 'neu' });
  });
});

describe('isCatalogue', () => {
  it.each([[null], [[]], ['text'], [{ a: 1 }], [{ a: null }]])('refuses %j', (value) => {
    expect(isCatalogue(value)).toBe(false);
  });
});
