// The messages of the full page: English inside its scripts, another language from its files.
import { catalogue as alerts } from 'virtual:catalogue/en/alerts';
import { catalogue as frame } from 'virtual:catalogue/en/frame';
import { catalogue as now } from 'virtual:catalogue/en/now';
import { loadParts } from './load-catalogue';
import type { Part } from './parts';
import type { Catalogue } from './translator';

const english: Record<string, unknown> = { ...now, ...alerts, ...frame };

/** The messages of the first screen; `pageMessages` adds the rest, and existing translators then use them too. */
export const englishMessages: Catalogue = english;

let added: Promise<void> | null = null;
/** The pages' messages in the current language; English fills what cannot be loaded. */
let translated: Promise<void> = Promise.resolve();

/**
 * Adds the messages of the pages that are loaded on demand. Rejects where they cannot be fetched; the next call tries
 * again.
 */
export async function pageMessages(): Promise<void> {
  added ??= import('virtual:catalogue/en/app').then(
    ({ catalogue }) => void Object.assign(english, catalogue),
    (error) => {
      added = null;
      throw error;
    },
  );
  await Promise.all([added, translated]);
}

/**
 * A language for the full page. Before the first page has asked for its messages, they are loaded after the first paint.
 * Later all parts are loaded together, so that an open page changes as a whole. Rejects where nothing can be read.
 */
export async function loadMessages(
  language: string,
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  const pages = loadParts(language, ['app'], read);
  // Awaited below. Until then a rejection would count as unhandled.
  pages.catch(() => undefined);
  const messages: Record<string, unknown> = { ...(await loadParts(language, ['now', 'alerts', 'frame'], read)) };
  translated = pages.then(
    (rest) => void Object.assign(messages, rest),
    () => undefined,
  );
  if (added) await translated;
  return messages;
}
