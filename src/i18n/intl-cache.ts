// Intl objects cost more to build than to use: each is built once for its locale and options.

function once<A extends readonly unknown[], T>(build: (...args: A) => T): (...args: A) => T {
  const built = new Map<string, T>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = built.get(key);
    if (known !== undefined) return known;
    const made = build(...args);
    built.set(key, made);
    return made;
  };
}

/** The digits of the texts, in every language: an Arabic locale would mix both kinds. */
const digits = { numberingSystem: 'latn' } as const;

export const numberFormat = once(
  (locale: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, { ...options, ...digits }),
);
export const pluralRules = once(
  (locale: string, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
);
export const dateTimeFormat = once(
  (locale: string, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, ...digits }),
);
export const listFormat = once(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);
export const relativeTimeFormat = once((locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
