/** Clock, timers and visibility of the page this runs in. */
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

/** The reader's zone, and the English they read best. */
export function readerLocaleAndZone(): { readonly zone: string; readonly locale: string } {
  return { zone: readerZone(), locale: englishFor(navigator.languages) };
}

/** The IANA zone a browser names. UTC where it names one it cannot spell itself: "Etc/Unknown" on a device with a damaged setting. */
export function readerZone(named = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  try {
    Intl.DateTimeFormat('en', { timeZone: named });
    return named;
  } catch {
    return 'UTC';
  }
}

/**
 * Our words are English, and dates in another tongue would jar: but whoever reads German first, with the American English
 * every browser adds, reads a clock of 24 hours. So the first language decides; where it is not English, by its clock and its week.
 */
export function englishFor(languages: readonly string[]): string {
  const [first = 'en-GB'] = languages;
  if (isEnglish(first)) return first;
  const ofTheirCountry = languages.find((each) => isEnglish(each) && regionOf(each) === regionOf(first));
  if (ofTheirCountry) return ofTheirCountry;
  const habits = [firstDayOf(first), clockOf(first)].filter(Boolean);
  return ['en-GB', ...(habits.length > 0 ? ['u', ...habits] : [])].join('-');
}

interface WeekInfo {
  readonly firstDay: number;
}

const days = ['', '', 'fw-tue', 'fw-wed', 'fw-thu', 'fw-fri', 'fw-sat', 'fw-sun'];

/** Where a week does not begin on Monday, as a locale's extension; not every browser tells. */
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
