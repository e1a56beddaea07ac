// The texts of the manifests and of the app's HTML page, by language. They are read before any of our scripts runs.
import { languageInfo, sourceLanguages, topicSource, topicsOf } from '../i18n/catalogue';

export interface ManifestTexts {
  readonly name: string;
  readonly description: string;
  /** What the browser lists beside the keys of the side panel. */
  readonly panel: string;
  /** Labels of the installer's pictures. */
  readonly narrow: string;
  readonly wide: string;
  /** Names of the app's shortcuts. */
  readonly shortcuts: { readonly bank: string; readonly history: string; readonly plan: string };
}

/** Languages whose texts are complete. A half-translated one would mix two languages on pages that have no language setting. */
export function manifestLanguages(): string[] {
  return sourceLanguages().filter((language) => languageInfo(language).complete);
}

/** English replaces what a language lacks. */
export function manifestTexts(language: string): ManifestTexts {
  const read = (topic: string): Readonly<Record<string, string>> => ({
    ...topicSource('en', topic),
    ...(topicsOf(language).includes(topic) ? topicSource(language, topic) : {}),
  });
  const texts = { ...read('manifest'), ...read('shell') };
  const text = (key: string) => texts[key] ?? '';
  return {
    name: text('manifest.name'),
    description: text('manifest.description'),
    panel: text('manifest.panel'),
    narrow: text('manifest.narrow'),
    wide: text('manifest.wide'),
    shortcuts: {
      bank: text('shell.page.bank'),
      history: text('shell.page.history'),
      plan: text('shell.page.plan'),
    },
  };
}

/**
 * `_locales/LANGUAGE/messages.json` of the extension, from which the browser takes the manifest's texts in its own language. `suffix` is added to each name.
 */
export function localeFiles(suffix: string): { readonly fileName: string; readonly source: string }[] {
  return manifestLanguages().map((language) => {
    const { name, description, panel } = manifestTexts(language);
    const messages = {
      name: { message: name + suffix },
      description: { message: description },
      panel: { message: panel },
    };
    return { fileName: `_locales/${language.replace('-', '_')}/messages.json`, source: JSON.stringify(messages) };
  });
}
