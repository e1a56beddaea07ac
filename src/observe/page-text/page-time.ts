// Instants from a page's own text. The page prints the browser's zone, unless the text names another.
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant';

// `시`/`分` and the like: the clock of "오후 2시 13분" is that of "2:13 PM".
const clock = /(\d{1,2})\s*[:시時点點]\s*(\d\d)(?:\s*[:분分]\s*(\d\d))?/;
const zone = /(?:GMT|UTC)(?:\s*([+\u2212-])(\d{1,2})(?::?(\d\d))?)?|\b([ECMP])([SD])T\b/;
const yearFirst = /(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})/;
const yearLast = /(\d{1,2})([./])(\d{1,2})\2(\d{4})/;
const monthFirst = /(\d{1,2})\s*[月월]\s*(\d{1,2})/;

// "am" and "pm" follow the clock, or in capitals precede it: a German "am 9. Oktober" is neither.
const afternoon = /\d\s*[Pp]\.?[Mm]\b|\bPM\s*\d|午後|下午|晚上|中午|오후/;
const morning = /\d\s*[Aa]\.?[Mm]\b|\bAM\s*\d|午前|上午|凌晨|清晨|早上|오전/;

type Day = readonly [year: number, month: number, day: number];

/**
 * The only instant after `now`, and at most `withinMs` later, that the text can mean; null when there is none or more than one.
 * Day and month may stand in either order, and year or date may be missing, where one reading remains. A span counts when it
 * names minutes ("in 2h 13m"). "In 5d 18h" is only exact to the hour and does not.
 */
export function instantIn(text: string, now: Instant, withinMs: number, lang: string): Instant | null {
  const time = clock.exec(text);
  const possible = time ? clockTimes(text, time, now, withinMs, lang) : spanIn(text, now);
  const instants = new Set(possible.filter((at) => at > now && at <= now + withinMs + hourMs));
  return instants.size === 1 ? ([...instants][0] ?? null) : null;
}

function clockTimes(text: string, time: RegExpExecArray, now: Instant, withinMs: number, lang: string): Instant[] {
  const rest = text.replace(clock, ' ').replace(zone, ' ');
  const days =
    daysIn(rest, new Date(now), lang) ?? (withinMs <= dayMs && !/\d/.test(rest) ? nearDays(new Date(now)) : []);
  return days.map((day) => atClock(day, time, text));
}

function atClock([year, month, day]: Day, time: RegExpExecArray, text: string): Instant {
  const half = afternoon.test(text) ? 12 : morning.test(text) ? 0 : null;
  const hour = half === null ? Number(time[1]) : (Number(time[1]) % 12) + half;
  const parts = [year, month - 1, day, hour, Number(time[2]), Number(time[3] ?? 0)] as const;
  const offset = zoneMs(text);
  return offset === null ? new Date(...parts).getTime() : Date.UTC(...parts) - offset;
}

/** How far a named zone is ahead of UTC; null where none is named, and for names that only the browser knows. */
function zoneMs(text: string): number | null {
  const [found, sign, hours, minutes, american, season] = zone.exec(text) ?? [];
  if (!found) return null;
  if (american) return ('PMCE'.indexOf(american) - 8 + Number(season === 'D')) * hourMs;
  return (sign === '+' ? 1 : -1) * (Number(hours ?? 0) * hourMs + Number(minutes ?? 0) * minuteMs);
}

/** Every day the text can mean; null when it names none. */
function daysIn(text: string, today: Date, lang: string): Day[] | null {
  const years = [today.getFullYear(), today.getFullYear() + 1];
  const ymd = yearFirst.exec(text);
  if (ymd) return [[Number(ymd[1]), Number(ymd[2]), Number(ymd[3])]];
  const dmy = yearLast.exec(text);
  if (dmy) return inOrder(Number(dmy[1]), dmy[2] === '.', Number(dmy[3]), Number(dmy[4]));
  const md = monthFirst.exec(text);
  if (md) return years.map((year) => [year, Number(md[1]), Number(md[2])]);
  const months = monthsIn(text, lang);
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text);
  if (months.length !== 1 || !day) return months.length > 0 ? [] : null;
  const year = /\b20\d\d\b/.exec(text);
  return (year ? [Number(year[0])] : years).map((each) => [each, months[0] ?? 0, Number(day[0])]);
}

/** Dots mean day first. Slashes mean either order, but there is no thirteenth month. */
function inOrder(first: number, dotted: boolean, second: number, year: number): Day[] {
  const days: Day[] = [];
  if (second <= 12) days.push([year, second, first]);
  if (!dotted && first <= 12) days.push([year, first, second]);
  return days;
}

/** Months named by a word of three letters or more, in the page's language or in English. */
function monthsIn(text: string, lang: string): number[] {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return Array.from({ length: 12 }, (_, index) => index + 1).filter((month) =>
    [lang, 'en'].some((each) => {
      const name = new Intl.DateTimeFormat(each, { month: 'long' }).format(new Date(2026, month - 1, 15)).toLowerCase();
      return words.some((word) => name.startsWith(word));
    }),
  );
}

function nearDays(today: Date): Day[] {
  const [year, month, day] = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  return [
    [year, month, day],
    [year, month, day + 1],
  ];
}

function spanIn(text: string, now: Instant): Instant[] {
  const part = (unit: RegExp) => Number(unit.exec(text)?.[1] ?? 0);
  const minutes = /(\d+)\s*(?:m|分|분)/i;
  if (!minutes.test(text)) return [];
  const span =
    part(/(\d+)\s*(?:d|j|t|日|天|일)/i) * dayMs +
    part(/(\d+)\s*(?:h|st|時|小|시)/i) * hourMs +
    part(minutes) * minuteMs;
  return [Math.round((now + span) / minuteMs) * minuteMs];
}
