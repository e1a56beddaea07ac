// How single values are formatted in the reader's language: instants, spans, percents, numbers, lists, windows.
import { unnamed } from '../domain/accounts/unknown-names';
import type { NamedWindow, Value } from '../domain/messages/value';
import { dayMs, hourMs, type Instant, minuteMs } from '../domain/time/instant';
import type { LocaleAndZone } from '../domain/time/locale-and-zone';
import { limitName } from '../domain/windows/limit-window';
import { type DayPartForm, dayPartOf } from './day-part';
import { clockText, daysAway, dayText, longDayText, weekdayText, zoneText } from './format-day';
import { listFormat, numberFormat, relativeTimeFormat } from './intl-cache';

/** `day`: may be "today", "tomorrow" or "yesterday" instead of the date. `date`: always weekday and date. */
export type InstantForm = 'day' | 'date';

/** Where a window's name is used: alone or at the beginning of a sentence, after another window and "and", or inside a sentence. */
type WindowPlace = 'alone' | 'listed' | 'inside';

export interface Formats {
  /** "today 18:52", "Tue 24 Nov, 06:12"; the zone is added where it is not the device's. */
  readonly instant: (at: Instant, form?: InstantForm) => string;
  /** "Tue 24 Nov" */
  readonly day: (at: Instant) => string;
  /** "Tuesday 24 November" */
  readonly longDay: (at: Instant) => string;
  /** "Tuesday" */
  readonly weekday: (at: Instant) => string;
  /** "Thursday evening", "tonight"; a week or more away the day: "Thursday 3 December". */
  readonly dayPart: (at: Instant, form?: DayPartForm) => string;
  /** As short as can be: "18:52" today, "Tue" within a week, else "Tue 8 Dec". */
  readonly brief: (at: Instant) => string;
  /** "18:52" or "6:52 pm" */
  readonly clock: (at: Instant) => string;
  /** Two largest units, rounded up to a minute: "4 d 1 h", "34 min". Zero or less is "0 min". */
  readonly span: (ms: number) => string;
  /** One unit, rounded down: "just now", "3 min ago". The future is "just now". */
  readonly ago: (ms: number) => string;
  /** Rounded down: "31%", "210%"; "<1%" while there is something. Negative is 0. */
  readonly percent: (percent: number) => string;
  /** A window's percentage as what is left or used, from what is left: never more is left than there is. "<1%", ">99%". */
  readonly gauge: (leftPercent: number, mode: 'left' | 'used') => string;
  /** A share of 100 with one decimal: "3.4%". */
  readonly share: (percent: number) => string;
  readonly number: (value: number, digits?: number) => string;
  /** Credits, at most two decimals, cut rather than rounded up: "260.94". */
  readonly credits: (value: number) => string;
  readonly list: (items: readonly string[], as: 'and' | 'items' | 'dots') => string;
  /** Sentences after one another, with the space this script has between them. */
  readonly sentences: (sentences: readonly string[]) => string;
  /** "Weekly", "Code review weekly": how a window is called; `inside` a sentence "weekly". */
  readonly window: (window: NamedWindow, place?: WindowPlace) => string;
}

export interface FormatsDeps {
  readonly place: LocaleAndZone & { readonly showZone?: boolean };
  readonly now: () => Instant;
  /** A message of the catalogue. */
  readonly text: (key: string, values?: Readonly<Record<string, Value>>) => string;
}

/** Creates the formats of numbers, dates and names in one language and time zone. */
export function createFormats({ place, now, text }: FormatsDeps): Formats {
  const { locale } = place;
  const number = (value: number, digits = 0) => numberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const unit = (name: 'days' | 'hours' | 'minutes', value: number) =>
    text(`common.span.${name}`, { value: number(value) });
  const join = (key: string) => (items: readonly string[]) =>
    items.reduce((first, second) => (first === '' ? second : text(key, { first, second })), '');

  const span = (ms: number) => {
    const whole = Math.max(0, Math.ceil(ms / minuteMs)) * minuteMs;
    const [days, hours] = [Math.floor(whole / dayMs), Math.floor((whole % dayMs) / hourMs)];
    const minutes = days > 0 ? 0 : (whole % hourMs) / minuteMs;
    const units = [
      ...(days > 0 ? [unit('days', days)] : []),
      ...(hours > 0 ? [unit('hours', hours)] : []),
      ...(minutes > 0 ? [unit('minutes', minutes)] : []),
    ];
    const [first = unit('minutes', 0), second] = units;
    return second === undefined ? first : text('common.span.two', { first, second });
  };

  const ago = (ms: number) => {
    if (ms < minuteMs) return text('common.ago.now');
    if (ms < hourMs) return text('common.ago.minutes', { value: Math.floor(ms / minuteMs) });
    if (ms < 2 * dayMs) return text('common.ago.hours', { value: Math.floor(ms / hourMs) });
    return text('common.ago.days', { value: Math.floor(ms / dayMs) });
  };

  const instant = (at: Instant, form: InstantForm = 'day') => {
    const away = daysAway(at, now(), place);
    const near = form === 'day' && Math.abs(away) <= 1;
    // Vietnamese capitalises these words ("Hôm nay"), as if each stood alone.
    const day = near
      ? relativeTimeFormat(locale).format(away, 'day').toLocaleLowerCase(locale)
      : dayText(at, now(), place);
    const spelled = text(near ? 'common.instant.day' : 'common.instant.date', { day, clock: clockText(at, place) });
    return place.showZone ? text('common.instant.zoned', { instant: spelled, zone: zoneText(at, place) }) : spelled;
  };

  const brief = (at: Instant) => {
    const away = daysAway(at, now(), place);
    if (away === 0) return clockText(at, place);
    return away > 0 && away < 7 ? weekdayText(at, place, 'short') : dayText(at, now(), place);
  };

  const percent = (value: number) => {
    const clamped = Math.max(0, Number.isFinite(value) ? value : 0);
    const whole = (count: number) => text('common.percent', { value: number(count) });
    // A hair below a whole number (0.1 + 0.2 arithmetic) is that number, not the one before.
    return clamped > 0 && clamped < 1
      ? text('common.percent.underOne', { one: whole(1) })
      : whole(Math.floor(clamped + 1e-9));
  };

  const gauge = (leftPercent: number, mode: 'left' | 'used') => {
    const left = Math.min(100, Math.max(0, Number.isFinite(leftPercent) ? leftPercent : 0));
    if (mode === 'left') return percent(left);
    const whole = (count: number) => text('common.percent', { value: number(count) });
    return left > 0 && left < 1
      ? text('common.percent.overAlmostAll', { value: whole(99) })
      : whole(100 - Math.floor(left + 1e-9));
  };

  return {
    instant,
    day: (at) => dayText(at, now(), place),
    longDay: (at) => longDayText(at, place),
    weekday: (at) => weekdayText(at, place),
    dayPart: (at, form = 'alone') => text(`forecast.dayPart.${form}`, { ...dayPartOf(at, now(), place) }),
    brief,
    clock: (at) => clockText(at, place),
    span,
    ago,
    percent,
    gauge,
    share: (value) => text('common.percent', { value: number(value, 1) }),
    number,
    credits: (value) => creditsText(value, locale),
    // Intl's unit lists say "und" in German even in a plain list, so the catalogue joins those.
    list: (items, as) =>
      as === 'and'
        ? listFormat(locale, { type: 'conjunction' }).format(items)
        : join(as === 'dots' ? 'common.list.dots' : 'common.list.two')(items),
    sentences: join('common.sentences'),
    window: (window, place = 'alone') => windowText(window, place, locale, text),
  };
}

function creditsText(value: number, locale: string): string {
  const cut = Math.trunc(value * 100 + Math.sign(value) * 1e-6) / 100 || 0;
  const few = Math.trunc(cut) === cut ? 0 : 2;
  return numberFormat(locale, { minimumFractionDigits: few, maximumFractionDigits: 2 }).format(cut);
}

const namedLengths: ReadonlyMap<number, string> = new Map([
  [86_400, 'common.window.daily'],
  [604_800, 'common.window.weekly'],
  [2_592_000, 'common.window.monthly'],
  [2_628_000, 'common.window.monthly'],
]);

/** Only the first letter differs between a title and a name inside a sentence. Which one stands where is the catalogue's. */
function windowText(
  { limit, seconds, name }: NamedWindow,
  place: WindowPlace,
  locale: string,
  text: FormatsDeps['text'],
) {
  const length = lengthText(seconds, text);
  const spelled =
    limit === 'codex' ? length : text('common.window.extra', { limit: limitText({ limit, name }, text), length });
  // A limit's name keeps its own case: it may begin with a small letter.
  const title = spelled.startsWith(length) ? capitalised(spelled, locale) : spelled;
  return text('common.window.placed', { place, name: spelled, title });
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function limitText({ limit, name }: Omit<NamedWindow, 'seconds'>, text: FormatsDeps['text']): string {
  if (limit === 'code_review') return text('common.window.codeReview');
  return name === unnamed ? text('common.window.another') : limitName(limit, name);
}

function lengthText(seconds: number, text: FormatsDeps['text']): string {
  const named = namedLengths.get(seconds);
  if (named) return text(named);
  if (seconds % 86_400 === 0) return text('common.window.days', { count: seconds / 86_400 });
  if (seconds % 3_600 === 0) return text('common.window.hours', { count: seconds / 3_600 });
  if (seconds % 60 === 0) return text('common.window.minutes', { count: seconds / 60 });
  return text('common.window.seconds', { count: seconds });
}
