// Languages Headroom speaks: the folders of src/i18n/messages/, as the build found them.
import { languages } from 'virtual:catalogue/languages';

export { catalogueVersion } from 'virtual:catalogue/languages';

export interface LanguageInfo {
  /** The language's own name: "Deutsch". */
  readonly name: string;
  /** Whether all its messages are there. An incomplete one is used only when it is chosen; English fills its gaps. */
  readonly complete: boolean;
}

/** BCP 47 tag → language, in the order they are offered. */
export type Languages = Readonly<Record<string, LanguageInfo>>;

/** Every language of this build, in the order of their names. */
export const ourLanguages: Languages = languages;

/**
 * The language to use: the chosen one, else the first of the reader's (`navigator.languages`) that we have, else English. A
 * region falls back to its language ("de-AT" → "de"); Chinese goes by script, so "zh-HK" → "zh-TW" where we have it. A
 * choice that we do not have (any more) counts as none.
 */
export function pickLanguage(
  choice: string | undefined,
  wanted: readonly string[],
  known: Languages = ourLanguages,
): string {
  if (choice !== undefined && Object.hasOwn(known, choice)) return choice;
  const isComplete = (tag: string) => Object.hasOwn(known, tag) && known[tag]?.complete === true;
  for (const tag of wanted) {
    const found = candidatesOf(tag).find(isComplete);
    if (found) return found;
  }
  return 'en';
}

function candidatesOf(tag: string): readonly string[] {
  const [base = '', ...rest] = tag.split('-');
  if (base === 'zh') {
    const isTraditional = rest.some((part) => /^(?:Hant|TW|HK|MO)$/i.test(part));
    return isTraditional ? ['zh-TW', 'zh-CN'] : ['zh-CN', 'zh-TW'];
  }
  if (base === 'pt') return [tag, 'pt-BR'];
  return [tag, base];
}
