/** Clock, timers and visibility of this page. */
export function createPageClock() {
  return {
    now: () => Date.now(),
    after: (delayMs: number, run: () => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    visible: () => document.visibilityState === 'visible',
    onVisibility: (listener: () => void) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  };
}

/** The reader's time zone, and the English locale closest to their language. */
export function readerLocaleAndZone(): { readonly zone: string; readonly locale: string } {
  return { zone: readerZone(), locale: englishFor(navigator.languages) };
}

/** The browser's IANA zone. UTC where the browser cannot use its own zone, such as "Etc/Unknown" on a broken device. */
export function readerZone(named = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  try {
    Intl.DateTimeFormat('en', { timeZone: named });
    return named;
  } catch {
    return 'UTC';
  }
}

/**
 * The English locale for dates, because all texts are English. The first language decides: if it is not English, British
 * English with its clock (12 or 24 hours) and first day of the week. Browsers add American English for everybody.
 */
export function englishFor(languages: readonly string[]): string {
  const [first = 'en-GB'] = languages;
  if (isEnglish(first)) return first;
  const ofTheirCountry = languages.find((each) => isEnglish(each) && regionOf(each) === regionOf(first));
  if (ofTheirCountry) return ofTheirCountry;
  const extensions = [firstDayOf(first), clockOf(first)].filter(Boolean);
  return ['en-GB', ...(extensions.length > 0 ? ['u', ...extensions] : [])].join('-');
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

function isEnglish(language: string): boolean {
  return /^en\b/i.test(language);
}

function regionOf(language: string): string | undefined {
  return new Intl.Locale(language).maximize().region;
}
