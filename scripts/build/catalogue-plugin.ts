// Catalogues as the builds carry them: English inside the bundles, every other language as a file of its own.
import type { Plugin } from 'vite';
import { type Part, parts } from '../../src/i18n/parts';
import { compiledOf, sourceLanguages } from '../i18n/catalogue';

const prefix = 'virtual:catalogue/en/';

/** Resolves `virtual:catalogue/en/PART` to the compiled English messages of that part. Builds, tests and dev alike take it. */
export function englishCatalogue(): Plugin {
  return {
    name: 'headroom:english-catalogue',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      // Parsing a JSON string is faster than reading the same object as code, and costs no module evaluation until it is used.
      const json = JSON.stringify(compiledOf('en', id.slice(prefix.length + 1) as Part));
      return `export const catalogue = JSON.parse(${JSON.stringify(json)});`;
    },
  };
}

/** The files of all other languages: `i18n/LANGUAGE.PART.json`. */
export function catalogueFiles(): { readonly fileName: string; readonly source: string }[] {
  return sourceLanguages()
    .filter((language) => language !== 'en')
    .flatMap((language) =>
      parts.map((part) => ({
        fileName: `i18n/${language}.${part}.json`,
        source: JSON.stringify(compiledOf(language, part)),
      })),
    );
}

/** Emits the files beside the scripts. */
export function emitCatalogues(): Plugin {
  return {
    name: 'headroom:catalogues',
    generateBundle() {
      for (const { fileName, source } of catalogueFiles()) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
