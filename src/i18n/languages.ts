// Languages Headroom speaks, each by its own name.

/** BCP 47 tag → the language's own name, in the order they are offered. */
export const languages = {
  en: 'English',
} as const;

export type Language = keyof typeof languages;

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** Whether a stored or sent value names a language we have. */
function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/**
 * The language to speak: the chosen one, else the first of the reader's (`navigator.languages`) that we have, else English.
 * A region falls back to its language ("de-AT" → "de"); Chinese goes by script, so "zh-HK" → "zh-TW" where we have it.
 */
export function pickLanguage(choice: string | undefined, wanted: readonly string[]): Language {
  if (isLanguage(choice)) return choice;
  for (const tag of wanted) {
    const found = candidatesOf(tag).find(isLanguage);
    if (found) return found as Language;
  }
  return 'en';
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

function candidatesOf(tag: string): readonly string[] {
  const [base = '', ...rest] = tag.split('-');
  if (base === 'zh') return [rest.some((part) => /^(?:Hant|TW|HK|MO)$/i.test(part)) ? 'zh-TW' : 'zh-CN'];
  if (base === 'pt') return [tag, 'pt-BR'];
  return [tag, base];
}
