// All messages of the full page: English inside its scripts, another language from its files.
import { catalogue as alerts } from 'virtual:catalogue/en/alerts';
import { catalogue as app } from 'virtual:catalogue/en/app';
import { catalogue as now } from 'virtual:catalogue/en/now';
import { isCatalogue } from './load-catalogue';
import { type Part, parts } from './parts';
import type { Catalogue } from './translator';

export const englishMessages: Catalogue = { ...now, ...alerts, ...app };

/** All parts of a language, read side by side. Rejects where one cannot be read or is damaged. */
export async function loadMessages(
  language: string,
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  const found = await Promise.all(parts.map((part) => read(language, part)));
  if (!found.every(isCatalogue)) throw new Error(`The messages of "${language}" are damaged.`);
  return Object.assign({}, ...found);
}
