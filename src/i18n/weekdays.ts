/** One day of the week: `day` 0 is Sunday. */
export interface Weekday {
  readonly day: number;
  readonly name: string;
}

/** The seven days in the order of the locale's week ("Mon" … "Sun"). Monday comes first where the browser does not say. */
export function weekdays(locale: string, style: 'short' | 'long' = 'short'): readonly Weekday[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
  const first = firstWeekday(locale) % 7;
  return [...Array(7).keys()].map((offset) => {
    const day = (first + offset) % 7;
    // 4 January 1970 was a Sunday.
    return { day, name: names.format(Date.UTC(1970, 0, 4 + day)) };
  });
}

/** 1 is Monday, 7 is Sunday. */
function firstWeekday(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (info.getWeekInfo?.() ?? info.weekInfo)?.firstDay ?? 1;
}
