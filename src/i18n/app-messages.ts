// The messages of the full page: English inside its scripts, another language from its files.
import { catalogue as alerts } from 'virtual:catalogue/en/alerts';
import { catalogue as frame } from 'virtual:catalogue/en/frame';
import { catalogue as now } from 'virtual:catalogue/en/now';
import { loadParts } from './load-catalogue';
import type { Part } from './parts';
import type { Catalogue } from './translator';

const english: Record<string, unknown> = { ...now, ...alerts, ...frame };

/** What the first screen shows at first; `pageMessages` adds the rest, and translators made of it then speak that too. */
export const englishMessages: Catalogue = english;

let added: Promise<void> | null = null;
/** The pages' messages of the language spoken; English fills what does not come. */
let translated: Promise<void> = Promise.resolve();

/** Adds the messages of the pages that load by themselves. Rejects where they cannot be fetched; the next call tries again. */
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
 * A language for the full page. Before a page asked for its messages, those are left to come after the first paint; else all
 * parts are there at once, so that an open page changes as a whole. Rejects where nothing can be read.
 */
export async function loadMessages(
  language: string,
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  const pages = loadParts(language, ['app'], read);
  // Waited for below; until then nobody listens.
  pages.catch(() => undefined);
  const messages: Record<string, unknown> = { ...(await loadParts(language, ['now', 'alerts', 'frame'], read)) };
  translated = pages.then(
    (rest) => void Object.assign(messages, rest),
    () => undefined,
  );
  if (added) await translated;
  return messages;
}
