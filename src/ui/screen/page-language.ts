// The language of a full page before anything is drawn, the same for the extension's page and the installed app.
import type { Instant } from '../../domain/time/instant';
import { englishMessages, loadMessages } from '../../i18n/app-messages';
import type { Part } from '../../i18n/parts';
import { createLanguageStore, type LanguageStore, markDocument } from './language-store';
import { type ScreenStore, settingsOf } from './screen-store';

interface PageLanguageDeps {
  /** The languages the browser lists, best first. */
  readonly readerLanguages: readonly string[];
  /** IANA name. */
  readonly zone: string;
  readonly now: () => Instant;
  /** Reads one part of a language that is not inside the scripts. Rejects where that is not possible. */
  readonly readFile: (language: string, part: Part) => Promise<unknown>;
}

/** Speaks English until the settings are known. */
export function createPageLanguage({ readFile, ...deps }: PageLanguageDeps): LanguageStore {
  return createLanguageStore({
    ...deps,
    english: englishMessages,
    load: (language) => loadMessages(language, readFile),
  });
}

/** Applies the theme and the language of the settings to the page, its direction included. Resolves when the messages are there. */
export async function applySettings(store: ScreenStore, language: LanguageStore): Promise<void> {
  const { appearance, language: choice } = settingsOf(store.getState());
  document.documentElement.dataset.appearance = appearance ?? 'system';
  await language.choose(choice);
  // Before the first frame, so that a page from right to left is never drawn the other way.
  markDocument(document.documentElement, language.translator());
}
