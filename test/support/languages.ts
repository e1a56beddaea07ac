// The language store of a whole screen in tests. Apart from translator.ts, because the list of languages comes from the bundler.
import type { Catalogue } from '../../src/i18n/translator';
import { createLanguageStore, type LanguageStore } from '../../src/ui/screen/language-store';
import { now } from './fixtures/account-view';
import { messagesOf } from './translator';

/** The language store of a whole screen: English, and whatever other languages the test hands in. */
export function testLanguages(
  others: Readonly<Record<string, Catalogue>> = {},
  readerLanguages: readonly string[] = ['en-GB'],
): LanguageStore {
  return createLanguageStore({
    english: messagesOf('en'),
    readerLanguages,
    zone: 'Europe/Berlin',
    now: () => now,
    load: async (language) => others[language] ?? null,
  });
}
