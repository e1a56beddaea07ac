const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The direction a language is written in, by its BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
