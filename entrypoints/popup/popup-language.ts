// The popup's language: English inside its script, another one from where it is kept beside the snapshot.
import { catalogue as english } from 'virtual:catalogue/en/now';
import { browser } from 'wxt/browser';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { localValues } from '../../src/browser/extension-storage';
import { readerZone } from '../../src/browser/page-clock';
import { type KeptCatalogue, loadCatalogue } from '../../src/i18n/load-catalogue';
import { createLanguageStore } from '../../src/ui/shell/language-store';

const keptKey = 'catalogue';

/** Kept messages make the popup's first paint wait for one short read instead of a file. */
export const popupLanguage = createLanguageStore({
  english,
  readerLanguages: navigator.languages,
  zone: readerZone(),
  now: Date.now,
  load: async (language) =>
    loadCatalogue(language, 'now', {
      kept: ((await localValues.get([keptKey]))[keptKey] as KeptCatalogue | undefined) ?? null,
      read: (wanted, part) => readCatalogueFile(wanted, part, location.href),
      keep: (kept) => localValues.set({ [keptKey]: kept }),
      version: browser.runtime.getManifest().version,
    }),
});
