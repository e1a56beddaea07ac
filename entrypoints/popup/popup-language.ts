// The popup's language. English is part of its script; another language is read from the same storage as the snapshot.
import { catalogue as english } from 'virtual:catalogue/en/now';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { localValues } from '../../src/browser/extension-storage';
import { readerZone } from '../../src/browser/page-clock';
import { catalogueVersion } from '../../src/i18n/languages';
import { type KeptCatalogue, loadCatalogue } from '../../src/i18n/load-catalogue';
import { createLanguageStore } from '../../src/ui/screen/language-store';

const keptKey = 'catalogue';

/** Read together with the snapshot, so that the first paint does not wait for a second read or for a file. */
const kept = localValues.get([keptKey]).then(
  (values) => (values[keptKey] as KeptCatalogue | undefined) ?? null,
  () => null,
);

export const popupLanguage = createLanguageStore({
  english,
  readerLanguages: navigator.languages,
  zone: readerZone(),
  now: Date.now,
  load: async (language) =>
    loadCatalogue(language, 'now', {
      kept: await kept,
      read: (wanted, part) => readCatalogueFile(wanted, part, location.href),
      keep: (read) => localValues.set({ [keptKey]: read }),
      version: catalogueVersion,
    }),
});
