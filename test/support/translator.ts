// The reader's language in tests: sentences are asserted through the catalogue that ships.
import { compiledOf } from '../../scripts/i18n/catalogue';
import { createTranslator, type Translator, type TranslatorOptions } from '../../src/i18n/translator';

/** English with British dates in UTC at noon of 24 November 2026, unless told otherwise. A key that is missing throws. */
export function testTranslator(options: Partial<TranslatorOptions> = {}): Translator {
  const language = options.language ?? 'en';
  return createTranslator({
    language,
    catalogue: compiledOf(language),
    place: { zone: 'UTC', locale: language === 'en' ? 'en-GB' : language },
    now: () => Date.UTC(2026, 10, 24, 12),
    onMissing: (key) => {
      throw new Error(`no message "${key}" in ${language}`);
    },
    ...options,
  });
}
