// The reader's language in tests: sentences are asserted through the catalogue that ships.
import { compiledOf } from '../../scripts/i18n/catalogue';
import type { Instant } from '../../src/domain/time/instant';
import { reportTranslator } from '../../src/i18n/report-translator';
import { type Catalogue, createTranslator, type Translator, type TranslatorOptions } from '../../src/i18n/translator';
import { now } from './fixtures/account-view';

const compiled = new Map<string, Catalogue>();

/** The messages of a language, compiled once. */
export function messagesOf(language: string): Catalogue {
  const known = compiled.get(language) ?? compiledOf(language);
  compiled.set(language, known);
  return known;
}

/** English with British dates in UTC at noon of 24 November 2026, unless told otherwise. A key that is missing throws. */
export function testTranslator(options: Partial<TranslatorOptions> = {}): Translator {
  const language = options.language ?? 'en';
  return createTranslator({
    language,
    catalogue: options.catalogue ?? messagesOf(language),
    place: { zone: 'UTC', locale: language === 'en' ? 'en-GB' : language },
    now: () => Date.UTC(2026, 10, 24, 12),
    onMissing: (key) => {
      throw new Error(`no message "${key}" in ${language}`);
    },
    ...options,
  });
}

/** English as reports have it: every instant with its date and "UTC". The same on every machine. */
export function testReportTranslator(zone = 'UTC', at: Instant = now): Translator {
  return reportTranslator(zone, messagesOf('en'), at);
}
