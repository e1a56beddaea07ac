// The texts of the stores by language: name and summary from the catalogue, because the stores read them from the package, and the
// description from docs/store/listing.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourceLanguages } from '../i18n/catalogue';
import { manifestTexts } from './manifest-texts';

const folder = fileURLToPath(new URL('../../docs/store/listing/', import.meta.url));

export interface StoreListing {
  /** At most 75 characters. */
  readonly name: string;
  /** At most 132 characters. */
  readonly summary: string;
  readonly description: string;
}

/** The languages that have a description, by their tags. */
export function storeLanguages(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length));
}

/** What the stores show in a language. A name that is not translated is in English; throws if there is no description. */
export function storeListing(language: string): StoreListing {
  const isTranslated = sourceLanguages().includes(language);
  const { name, description: summary } = manifestTexts(isTranslated ? language : 'en');
  return { name, summary, description: readFileSync(`${folder}${language}.md`, 'utf8').trim() };
}
