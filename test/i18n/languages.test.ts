import { describe, expect, it } from 'vitest';
import { catalogueFiles } from '../../scripts/build/catalogue-plugin';
import { sourceLanguages } from '../../scripts/i18n/catalogue';
import { mirroredPseudo, pseudoLanguage } from '../../scripts/i18n/pseudo';
import { directionOf } from '../../src/i18n/direction';
import { type Languages, ourLanguages, pickLanguage } from '../../src/i18n/languages';
import { isCatalogue, loadCatalogue, loadParts } from '../../src/i18n/load-catalogue';

const complete = (name: string) => ({ name, complete: true });
const known: Languages = {
  en: complete('English'),
  de: complete('Deutsch'),
  'pt-BR': complete('Português'),
  'zh-CN': complete('简体中文'),
  'zh-TW': complete('繁體中文'),
  ja: { name: '日本語', complete: false },
};

describe('pickLanguage', () => {
  it.each([
    ['the chosen one before the system’s', 'en', ['de'], 'en'],
    ['the first of the system’s that we have', 'system', ['xx', 'de-AT', 'en'], 'de'],
    ['English where nothing fits', 'system', ['xx', 'yy-ZZ'], 'en'],
    ['the system’s in place of one that was removed', 'tlh', ['de'], 'de'],
    ['the system’s in place of no choice', undefined, ['de'], 'de'],
    ['a region’s language', 'system', ['en-AU'], 'en'],
    ['the Portuguese we have', 'system', ['pt-PT'], 'pt-BR'],
    ['traditional Chinese by script', 'system', ['zh-Hant-HK'], 'zh-TW'],
    ['traditional Chinese by region', 'system', ['zh-HK'], 'zh-TW'],
    ['simplified Chinese elsewhere', 'system', ['zh-SG'], 'zh-CN'],
    ['an incomplete one when it is chosen', 'ja', ['de'], 'ja'],
    ['no incomplete one by itself', 'system', ['ja', 'de'], 'de'],
    ['no name that every object has', 'constructor', ['toString'], 'en'],
  ])('takes %s', (_, choice, wanted, expected) => {
    expect(pickLanguage(choice, wanted, known)).toBe(expected);
  });
});

describe('our languages', () => {
  it('are the folders of messages, each by its own name, and the pseudo-languages in tests', () => {
    const written = Object.entries(ourLanguages).filter(([, { name }]) => !name.startsWith('Pseudo'));
    expect(written.map(([tag]) => tag).sort()).toEqual(sourceLanguages().sort());
    expect(ourLanguages.en).toEqual({ name: 'English', complete: true });
    expect(Object.keys(ourLanguages).slice(-2)).toEqual([pseudoLanguage, mirroredPseudo]);
  });

  it('leave the pseudo-languages out of what is published', () => {
    expect(catalogueFiles().filter(({ fileName }) => fileName.includes('pseudo'))).toEqual([]);
    expect(catalogueFiles({ pseudo: true }).filter(({ fileName }) => fileName.includes('pseudo'))).toHaveLength(8);
  });
});

describe('directionOf', () => {
  it('knows scripts that run from right to left', () => {
    expect(['ar', 'ar-EG', 'en', 'ja'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});

describe('loadParts', () => {
  const files: Record<string, unknown> = { now: { a: 'alt' }, alerts: { b: 'neu' } };

  it('makes one catalogue of the parts', async () => {
    expect(await loadParts('de', ['now', 'alerts'], async (_, part) => files[part])).toEqual({ a: 'alt', b: 'neu' });
  });

  it.each([
    ['missing', () => Promise.reject(new Error('404'))],
    ['damaged', () => Promise.resolve({ a: 7 })],
  ])('leaves a %s part to English', async (_, broken) => {
    const read = async (_language: string, part: string) => (part === 'now' ? broken() : files[part]);
    expect(await loadParts('de', ['now', 'alerts'], read)).toEqual({ b: 'neu' });
  });

  it('rejects where no part is left', async () => {
    await expect(loadParts('de', ['now'], () => Promise.reject(new Error('offline')))).rejects.toThrow('de');
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
