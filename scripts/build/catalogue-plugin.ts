// Puts the catalogues into the builds: English inside the bundles, every other language as a separate file.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import type { LanguageInfo, Languages } from '../../src/i18n/languages';
import { type Part, parts } from '../../src/i18n/parts';
import { compiledOf, languageInfo, sourceLanguages, sourceOf } from '../i18n/catalogue';
import { mirroredPseudo, pseudoCatalogue, pseudoLanguage } from '../i18n/pseudo';

const prefix = 'virtual:catalogue/';

export interface CatalogueOptions {
  /** Adds the pseudo-languages: for tests and the gallery, never for a build that is published. */
  readonly pseudo?: boolean;
}

/**
 * Resolves `virtual:catalogue/en/PART` to the compiled English messages of that part, and `virtual:catalogue/languages` to the
 * list of languages. Builds, tests and dev alike take it.
 */
export function englishCatalogue(options: CatalogueOptions = {}): Plugin {
  return {
    name: 'headroom:english-catalogue',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const name = id.slice(prefix.length + 1);
      if (name === 'languages') return languagesModule(options);
      // Parsing a JSON string is faster than reading the same object as code, and costs no module evaluation until it is used.
      const json = JSON.stringify(compiledOf('en', name.slice('en/'.length) as Part));
      return `export const catalogue = JSON.parse(${JSON.stringify(json)});`;
    },
  };
}

function languagesModule(options: CatalogueOptions): string {
  const hash = createHash('sha256');
  for (const language of sourceLanguages()) hash.update(`${language}${JSON.stringify(sourceOf(language))}`);
  const version = hash.digest('base64url').slice(0, 12);
  return `export const languages = ${JSON.stringify(languagesOf(options))};
export const catalogueVersion = ${JSON.stringify(version)};`;
}

/** In the order of their own names: Latin scripts first. */
function languagesOf({ pseudo = false }: CatalogueOptions): Languages {
  const found = sourceLanguages().map((language): [string, LanguageInfo] => [language, languageInfo(language)]);
  const collator = new Intl.Collator('en');
  const sorted = found.sort(([, a], [, b]) => collator.compare(a.name, b.name));
  const draft = (name: string) => ({ name, complete: false });
  return Object.fromEntries([
    ...sorted,
    ...(pseudo
      ? [
          [pseudoLanguage, draft('Pseudo')],
          [mirroredPseudo, draft('Pseudo, right to left')],
        ]
      : []),
  ]);
}

interface CatalogueFile {
  readonly fileName: string;
  readonly source: string;
}

/** The files of all other languages: `i18n/LANGUAGE.PART.json`. */
export function catalogueFiles({ pseudo = false }: CatalogueOptions = {}): CatalogueFile[] {
  const written = sourceLanguages().filter((language) => language !== 'en');
  return [
    ...written.flatMap((language) => filesOf(language, (part) => compiledOf(language, part))),
    ...(pseudo ? [pseudoLanguage, mirroredPseudo] : []).flatMap((language) => filesOf(language, pseudoCatalogue)),
  ];
}

function filesOf(language: string, messagesOf: (part: Part) => Record<string, unknown>): CatalogueFile[] {
  return parts.map((part) => ({
    fileName: `i18n/${language}.${part}.json`,
    source: JSON.stringify(messagesOf(part)),
  }));
}

/** Emits the files beside the scripts. */
export function emitCatalogues(options: CatalogueOptions = {}): Plugin {
  return {
    name: 'headroom:catalogues',
    generateBundle() {
      for (const { fileName, source } of catalogueFiles(options)) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
