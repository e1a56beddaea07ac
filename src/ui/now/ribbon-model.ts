// What the ribbon of seven days shows: which window, which days, which dates, and what is known about an instant.
import type { AccountView, WindowView } from '../../domain/accounts/account-view';
import type { BurnDownPoint, ResetAdvice } from '../../domain/forecast/outlook';
import { gapMs } from '../../domain/history/coverage';
import { indexAt, readingAt, type TimeSpan, type UsageSeries } from '../../domain/history/usage-series';
import { allOf, message, windowValue } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';
import { sameWindow } from '../../domain/windows/limit-window';
import type { DateKind } from '../upcoming/date-mark';
import { upcomingDates, upcomingRows } from '../upcoming/upcoming-dates';

const spanMs = 7 * dayMs;
/** How much of the past is shown for a longer window, or late in a week. The rest of the seven days is ahead. */
const pastMs = 4 * dayMs;
/** Before a window has started there is no line, and most of the room is for the dates ahead. */
const pastWithoutCycleMs = dayMs;
/** A window of a few hours is over before a week shows anything of it. */
const minSeconds = 86_400;

/**
 * The window that decides, as the headline has it; where that one is too short for a ribbon of days, the account's longest. Null
 * where there is neither.
 */
export function ribbonWindow({ headline, windows }: Pick<AccountView, 'headline' | 'windows'>): WindowView | null {
  const own = windows.filter(
    ({ limit, state, isHidden, seconds }) =>
      limit === 'codex' && state !== 'withdrawn' && !isHidden && seconds >= minSeconds,
  );
  const { by } = headline;
  const deciding = by && own.find((window) => sameWindow(window, by));
  return deciding ?? own.toSorted((a, b) => b.seconds - a.seconds)[0] ?? null;
}

/** Seven days around now: a week's window from its start to its end while that leaves three days ahead. */
export function ribbonSpan(window: WindowView | null, now: Instant): TimeSpan {
  const startedAt = window?.startedAt ?? now - pastWithoutCycleMs;
  const fromAt = Math.min(now, Math.max(startedAt, now - pastMs));
  return { fromAt, toAt: fromAt + spanMs };
}

/** A date on the ribbon. */
export interface RibbonPin {
  readonly at: Instant;
  readonly kind: DateKind;
  /** "5-hour is full again", for reading out. */
  readonly text: Message;
  /** "5-hour full", for the label. */
  readonly label: Message;
  /** The last call before an expiry. */
  readonly useBy?: Instant;
}

/** The dates in `span` after `now`, soonest first: windows full again, resets and credits that expire, the best use of a reset. */
export function ribbonPins(
  view: AccountView,
  advice: readonly ResetAdvice[],
  useByLeadMs: number,
  now: Instant,
  span: TimeSpan,
): readonly RibbonPin[] {
  const dates = upcomingRows(upcomingDates(view, now, useByLeadMs)).map((date) => ({ ...date, label: labelOf(date) }));
  const best = advice.flatMap(({ advice: action, silence, bestAt, isNext }) => {
    if (!isNext || silence !== null || action !== 'wait' || bestAt === null || bestAt <= now) return [];
    return [
      { at: bestAt, kind: 'best' as const, text: message('upcoming.best'), label: message('upcoming.label.best') },
    ];
  });
  return [...dates, ...best].filter(({ at }) => at <= span.toAt).toSorted((a, b) => a.at - b.at);
}

type Upcoming = ReturnType<typeof upcomingDates>[number];

function labelOf({ kind, windows, count }: Upcoming): Message {
  if (kind === 'window') {
    const names = allOf((windows ?? []).map((window) => windowValue(window)));
    return message('upcoming.label.window', { windows: names });
  }
  return kind === 'credits'
    ? message('upcoming.label.credits')
    : message('upcoming.label.expiry', { count: count ?? 1 });
}

/** What is known about the window at an instant, in percent left. */
export type RibbonLevel =
  | { readonly kind: 'read'; readonly left: number }
  /** Eight times in ten it is between `low` and `high`. */
  | { readonly kind: 'forecast'; readonly left: number; readonly low: number; readonly high: number }
  | { readonly kind: 'unknown' };

/** The last reading before `at`, or the forecast for it. Unknown in gaps, after the end of the window, and where nothing is forecast. */
export function levelAt(at: Instant, now: Instant, series: UsageSeries, line: readonly BurnDownPoint[]): RibbonLevel {
  if (at <= now) {
    const reading = readingAt(series, indexAt(series.at, at));
    const isKnown = at - reading.at <= gapMs && reading.resetsAt > at;
    return isKnown ? { kind: 'read', left: 100 - reading.used } : { kind: 'unknown' };
  }
  const point = pointAt(line, at);
  return point ? { kind: 'forecast', left: point.q50, low: point.q10, high: point.q90 } : { kind: 'unknown' };
}

/** The forecast for an instant, between the points around it; null before the first and after the last. */
function pointAt(line: readonly BurnDownPoint[], at: Instant): BurnDownPoint | null {
  const next = line.findIndex((point) => point.at >= at);
  const [before, after] = [line[next - 1], line[next]];
  if (!after || (!before && after.at > at)) return null;
  if (!before) return after;
  const share = (at - before.at) / (after.at - before.at);
  const between = (name: 'q10' | 'q50' | 'q90') => before[name] + share * (after[name] - before[name]);
  return { at, q10: between('q10'), q50: between('q50'), q90: between('q90') };
}

/** The forecast from now to `toAt`. */
export function lineAhead(line: readonly BurnDownPoint[], now: Instant, toAt: Instant): readonly BurnDownPoint[] {
  const first = pointAt(line, now);
  return [...(first ? [first] : []), ...line.filter(({ at }) => at > now && at <= toAt)];
}

/** How far apart the instants are that keys go through, besides the pins. */
const stepMs = 6 * hourMs;

/** Where keys stop and what the table lists: now, each pin, and every six hours; ascending. */
export function ribbonStops(span: TimeSpan, now: Instant, pins: readonly RibbonPin[]): readonly Instant[] {
  const first = Math.ceil(span.fromAt / stepMs) * stepMs;
  const steps = Array.from({ length: Math.floor((span.toAt - first) / stepMs) + 1 }, (_, n) => first + n * stepMs);
  return [...new Set([...steps, now, ...pins.map(({ at }) => at)])].toSorted((a, b) => a - b);
}
