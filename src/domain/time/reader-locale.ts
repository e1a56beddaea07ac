// The locale for dates and numbers: the language of the texts, with the habits of the reader's country where they are known.

const defaultRegion: Readonly<Record<string, string>> = { en: 'en-GB' };

/**
 * The locale for dates in texts of `language`, from the languages the browser lists. The first one decides. If it is another
 * language, one of the list in the text's language for the same country is taken. Else the text's language with the clock (12 or
 * 24 hours) and the first day of the week of the first one. Browsers add American English for everybody, so a later entry for
 * another country does not count.
 */
export function localeFor(language: string, readerLanguages: readonly string[]): string {
  const base = baseOf(language);
  const fallback = defaultRegion[language] ?? language;
  const [first = fallback] = readerLanguages;
  const isSame = (tag: string) =>
    language === base ? baseOf(tag) === base : tag.toLowerCase() === language.toLowerCase();
  if (isSame(first)) return first;
  const ofTheirCountry = readerLanguages.find((each) => isSame(each) && regionOf(each) === regionOf(first));
  if (ofTheirCountry) return ofTheirCountry;
  // The same language in a country without texts of its own ("zh-HK" read in "zh-TW") has the same habits.
  if (baseOf(first) === base) return fallback;
  const extensions = [firstDayOf(first), clockOf(first)].filter(Boolean);
  return [fallback, ...(extensions.length > 0 ? ['u', ...extensions] : [])].join('-');
}

interface WeekInfo {
  readonly firstDay: number;
}

const days = ['', '', 'fw-tue', 'fw-wed', 'fw-thu', 'fw-fri', 'fw-sat', 'fw-sun'];

/** The first day of the week as a locale extension, unless it is Monday or the browser does not say. */
function firstDayOf(language: string): string | undefined {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return days[(locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1];
}

function clockOf(language: string): string {
  const { hourCycle } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h12' || hourCycle === 'h11' ? 'hc-h12' : '';
}

function baseOf(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase();
}

function regionOf(language: string): string | undefined {
  return new Intl.Locale(language).maximize().region;
}
