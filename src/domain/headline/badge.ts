// The badge on the toolbar: what is left or when work is possible again, and whether a banked reset expires soon.

import type { WindowView } from '../accounts/account-view';
import type { LimitsView } from '../accounts/view-limits';
import type { StoredOutlook } from '../forecast/stored-outlook';
import { windowOutlook } from '../forecast/window-outlook';
import { message } from '../messages/message';
import type { Message, Value } from '../messages/value';
import type { GaugeMode } from '../settings';
import { dayMs, hourMs, type Instant, minuteMs } from '../time/instant';

export interface Badge {
  /** At most 4 characters. */
  readonly text: string;
  readonly tone: 'calm' | 'warn' | 'stop';
  /** Drawn hollow: the reading is aged, or its own end has passed. */
  readonly hollow: boolean;
  /** Percent left of the binding window, 0 to 100, for the ring; 0 while blocked, null where there is none. */
  readonly level: number | null;
  /** The tooltip's sentences. Absent: the tooltip stays as it is. */
  readonly title?: readonly Message[];
}

/** A reset that expires within this time is marked on the badge. */
export const expiresSoonMs = 72 * hourMs;
/** A window with this much left, or less, is shown as a warning. */
const lowPercent = 25;

/**
 * The percentage of the binding window, or the time to recovery while blocked, with "!" when a reset expires within 72 h.
 * Empty before anything was read. `outlook`: as in the view. It decides whether the window is a warning; where no forecast
 * holds, little left is one.
 */
export function badgeFor(
  view: LimitsView | null,
  now: Instant,
  gauge: GaugeMode,
  outlook: Pick<StoredOutlook, 'forecasts'> | null = null,
): Badge {
  if (!view || view.headline.state === 'unknown')
    return { text: '', tone: 'calm', hollow: true, level: null, title: [message('headline.badge.unknown')] };

  const binding = bindingWindow(view);
  const expiryMark = view.bank.resets.some((reset) => expiresSoon(reset.expiresAt, reset.status, now)) ? '!' : '';
  const isBlocked = view.headline.state === 'blocked';
  const text = isBlocked ? untilText(view.headline.until, now) : windowText(binding, gauge);
  const isTight = binding !== null && isAtRisk(binding, outlook);
  return {
    text: `${text}${expiryMark}`.slice(0, 4),
    tone: isBlocked ? 'stop' : isTight || expiryMark !== '' ? 'warn' : 'calm',
    hollow: isHollow(binding, view),
    level: isBlocked ? 0 : binding && percentShown(binding, 'left'),
    title: view.headline.sentences.map(withDates),
  };
}

/**
 * The number on the installed app's icon: the badge's percentage, and 0 while blocked. Null where there is no number to
 * show. An icon cannot be hollow, so a superseded reading shows none.
 */
export function appBadge(view: LimitsView | null, gauge: GaugeMode): number | null {
  if (!view || view.headline.state === 'unknown') return null;
  if (view.headline.state === 'blocked') return 0;
  const binding = bindingWindow(view);
  if (!binding || binding.freshness === 'superseded') return null;
  const percent = percentShown(binding, gauge);
  return gauge === 'used' && percent === 0 ? null : percent;
}

/** A tooltip may be read on a later day, so its instants have their date, also those of today. */
function withDates(sentence: Message): Message {
  const { key, values } = sentence;
  if (key === 'common.at') return { ...sentence, key: 'common.instantValue' };
  if (!values) return sentence;
  const dated = Object.entries(values).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'object' && 'key' in value ? withDates(value) : value,
  ]);
  return { key, values: Object.fromEntries(dated) };
}

function isAtRisk(window: WindowView, outlook: Pick<StoredOutlook, 'forecasts'> | null): boolean {
  return windowOutlook(outlook, window)?.isAtRisk ?? window.leftPercent <= lowPercent;
}

/** The window the headline names, else the one with the least left; null where there is none. */
export function bindingWindow(view: LimitsView): WindowView | null {
  const { by } = view.headline;
  const named = by && view.windows.find((window) => window.limit === by.limit && window.seconds === by.seconds);
  const own = view.windows.filter(
    ({ limit, state, isHidden }) => limit === 'codex' && state !== 'withdrawn' && !isHidden,
  );
  return named || (own.toSorted((a, b) => a.leftPercent - b.leftPercent)[0] ?? null);
}

function windowText(window: WindowView | null, gauge: GaugeMode): string {
  return window ? String(percentShown(window, gauge)) : '';
}

function percentShown(window: WindowView, gauge: GaugeMode): number {
  // 99.6 % used is shown as 99 used or 1 left, not as 100 or 0. The small term absorbs float errors.
  return gauge === 'left' ? Math.ceil(window.leftPercent - 1e-9) : Math.floor(window.usedPercent + 1e-9);
}

/** "12d", "3h", "45m"; "×" when the end is not known. */
function untilText(until: Instant | null, now: Instant): string {
  if (until === null) return '×';
  const ms = Math.max(0, until - now);
  if (ms >= 2 * dayMs) return `${Math.round(ms / dayMs)}d`;
  return ms >= hourMs ? `${Math.round(ms / hourMs)}h` : `${Math.max(1, Math.ceil(ms / minuteMs))}m`;
}

function expiresSoon(expiresAt: Instant | null, status: string, now: Instant): boolean {
  return status === 'available' && expiresAt !== null && expiresAt > now && expiresAt - now <= expiresSoonMs;
}

function isHollow(binding: WindowView | null, view: LimitsView): boolean {
  const freshness = binding?.freshness ?? view.freshness;
  return freshness === null || freshness === 'aged' || freshness === 'superseded';
}
