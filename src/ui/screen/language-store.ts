// The language of the screens: which one, its messages, and a translator that changes while the screen is open.

import type { Instant } from '../../domain/time/instant';
import { localeFor } from '../../domain/time/reader-locale';
import { directionOf } from '../../i18n/direction';
import { pickLanguage } from '../../i18n/languages';
import { type Catalogue, createTranslator, type Translator } from '../../i18n/translator';

export interface LanguageDeps {
  /** Inside the scripts, so that there is always one language. */
  readonly english: Catalogue;
  /** The languages the browser lists, best first. */
  readonly readerLanguages: readonly string[];
  /** IANA name. */
  readonly zone: string;
  readonly now: () => Instant;
  /** The messages of another language; null where they cannot be read, and English serves. */
  readonly load: (language: string) => Promise<Catalogue | null>;
}

export interface LanguageStore {
  readonly translator: () => Translator;
  /** Calls back when the language has changed; returns a function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Speaks the language chosen in the settings ("system" follows the browser). Resolves when its messages are there. */
  readonly choose: (choice: string | undefined) => Promise<void>;
}

/** Speaks English until `choose` was called. */
export function createLanguageStore(deps: LanguageDeps): LanguageStore {
  const { english, readerLanguages, zone, now, load } = deps;
  const listeners = new Set<() => void>();
  const speak = (language: string, catalogue: Catalogue) =>
    createTranslator({
      language,
      catalogue,
      fallback: english,
      place: { zone, locale: localeFor(language, readerLanguages) },
      now,
    });
  let translator = speak('en', english);
  let wanted = 'en';
  return {
    translator: () => translator,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    choose: async (choice) => {
      const language = pickLanguage(choice, readerLanguages);
      if (language === wanted) return;
      wanted = language;
      const catalogue = language === 'en' ? english : await load(language).catch(() => null);
      // Another choice was made meanwhile.
      if (wanted !== language) return;
      translator = catalogue ? speak(language, catalogue) : speak('en', english);
      for (const listener of [...listeners]) listener();
    },
  };
}

/** Writes the language and the direction of its script on the document, for fonts, hyphenation and screen readers. */
export function markDocument(root: HTMLElement, { language }: Translator): void {
  root.lang = language;
  root.dir = directionOf(language);
}
