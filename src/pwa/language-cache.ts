// The reader's language in the app's worker: cached when the worker is installed, and whenever another language is chosen. The
// other languages stay on the server.
import { pickLanguage } from '../i18n/languages';
import { parts } from '../i18n/parts';
import { cacheAll, cacheFirst } from './runtime-cache';

export interface LanguageCacheDeps {
  readonly caches: CacheStorage;
  /** Of the messages: each version has a cache of its own, because the files keep their names. */
  readonly version: string;
  /** The folder of the app. */
  readonly base: string;
  /** The language of the settings; undefined for the system's. */
  readonly choice: () => Promise<string | undefined>;
  readonly readerLanguages: readonly string[];
}

const prefix = 'headroom-messages-';

/** Creates the cache of the messages of this version. */
export function createLanguageCache({ caches, version, base, choice, readerLanguages }: LanguageCacheDeps) {
  const name = `${prefix}${version}`;
  return {
    /** Caches the language that will be used; true when all of it is cached. English is bundled. */
    install: async (): Promise<boolean> => {
      const language = pickLanguage(await choice().catch(() => undefined), readerLanguages);
      if (language === 'en') return true;
      const urls = parts.map((part) => new URL(`i18n/${language}.${part}.json`, base).href);
      return cacheAll(caches, urls, name);
    },
    /** Answers a request for a file of messages, and caches what it had to fetch. */
    answer: cacheFirst(caches, name),
    /** Deletes what belongs to other versions. */
    clean: async (): Promise<void> => {
      const old = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name);
      await Promise.all(old.map((one) => caches.delete(one)));
    },
  };
}
