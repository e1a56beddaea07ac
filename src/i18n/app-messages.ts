// All messages of the full page: English inside its scripts, another language from its files.
import { catalogue as alerts } from 'virtual:catalogue/en/alerts';
import { catalogue as app } from 'virtual:catalogue/en/app';
import { catalogue as now } from 'virtual:catalogue/en/now';
import { loadParts } from './load-catalogue';
import { type Part, parts } from './parts';
import type { Catalogue } from './translator';

export const englishMessages: Catalogue = { ...now, ...alerts, ...app };

/** All parts of a language. Rejects where one cannot be read or is damaged. */
export function loadMessages(
  language: string,
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  return loadParts(language, parts, read);
}
