// The messages of the full page: English inside its scripts, another language from its files.
import { catalogue as alerts } from 'virtual:catalogue/en/alerts';
import { catalogue as frame } from 'virtual:catalogue/en/frame';
import { catalogue as now } from 'virtual:catalogue/en/now';
import { loadParts } from './load-catalogue';
import { type Part, parts } from './parts';
import type { Catalogue } from './translator';

const english: Record<string, unknown> = { ...now, ...alerts, ...frame };

/** What the first screen shows at first; `pageMessages` adds the rest, and translators made of it then speak that too. */
export const englishMessages: Catalogue = english;

let added: Promise<void> | null = null;

/** Adds the messages of the pages that load by themselves. Rejects where they cannot be fetched; the next call tries again. */
export function pageMessages(): Promise<void> {
  added ??= import('virtual:catalogue/en/app').then(
    ({ catalogue }) => void Object.assign(english, catalogue),
    (error) => {
      added = null;
      throw error;
    },
  );
  return added;
}

/** All parts of a language. Rejects where one cannot be read or is damaged. */
export function loadMessages(
  language: string,
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  return loadParts(language, parts, read);
}
