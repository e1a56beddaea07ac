// Messages of alerts, calendar files and pushes, for scripts without a screen. English is bundled, another language is read from
// its files.
import { catalogue as alerts } from 'virtual:catalogue/en/alerts';
import { catalogue as now } from 'virtual:catalogue/en/now';
import { loadParts } from './load-catalogue';
import type { Part } from './parts';
import type { Catalogue } from './translator';

export const englishAlertMessages: Catalogue = { ...now, ...alerts };

/** The parts of a language that alerts speak with. Rejects where one cannot be read or is damaged. */
export function loadAlertMessages(
  language: string,
  read: (language: string, part: Part) => Promise<unknown>,
): Promise<Catalogue> {
  return loadParts(language, ['now', 'alerts'], read);
}
