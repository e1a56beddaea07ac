// A translator where no screen is: the background, the service worker. It follows the language chosen in the settings.
import type { Instant } from '../domain/time/instant';
import { localeFor } from '../domain/time/reader-locale';
import { pickLanguage } from './languages';
import { type Catalogue, createTranslator, type Translator } from './translator';

export interface ReaderTranslatorDeps {
  readonly english: Catalogue;
  /** The language of the settings as it is now; undefined for the system's. */
  readonly choice: () => Promise<string | undefined>;
  /** The languages the browser lists, best first. */
  readonly readerLanguages: () => readonly string[];
  /** IANA name. */
  readonly zone: () => string;
  readonly now: () => Instant;
  /** The messages of another language. English serves where it rejects. */
  readonly load: (language: string) => Promise<Catalogue>;
  /** Every instant names its zone: for files that are passed on. */
  readonly showZone?: boolean;
}

/** Gives the translator of the moment: language and zone may change while a script lives. Messages are loaded once. */
export function createReaderTranslator(deps: ReaderTranslatorDeps): () => Promise<Translator> {
  const { english, now, showZone = false } = deps;
  const loaded = new Map<string, Catalogue>([['en', english]]);
  return async () => {
    const languages = deps.readerLanguages();
    const wanted = pickLanguage(await deps.choice().catch(() => undefined), languages);
    const catalogue = loaded.get(wanted) ?? (await deps.load(wanted).catch(() => null));
    if (catalogue) loaded.set(wanted, catalogue);
    const language = catalogue ? wanted : 'en';
    return createTranslator({
      language,
      catalogue: catalogue ?? english,
      fallback: english,
      place: { zone: deps.zone(), locale: localeFor(language, languages), showZone },
      now,
    });
  };
}
