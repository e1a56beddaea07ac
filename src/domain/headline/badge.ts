// Four characters on the toolbar: what is left, or when it comes back, and whether a reset is about to lapse.

import type { AccountView, WindowView } from '../accounts/account-view';
import type { GaugeMode } from '../settings';
import { dayMs, hourMs, type Instant, minuteMs } from '../time/instant';

export interface Badge {
  /** At most 4 characters. */
  readonly text: string;
  readonly tone: 'calm' | 'warn' | 'stop';
  /** Drawn hollow: what it says is aged, or its own end has passed. */
  readonly hollow: boolean;
  /** The tooltip's sentence. */
  readonly title: string;
}

/** What is put on the toolbar button. Without a sentence, the one that stands stays. */
export type ShownBadge = Omit<Badge, 'title'> & Partial<Pick<Badge, 'title'>>;

const lapsesSoonMs = 72 * hourMs;

/** The binding window's percentage, or while blocked the time to recovery; "!" when a reset lapses within 72 h. */
export function badgeFor(view: AccountView | null, now: Instant, gauge: GaugeMode): Badge {
  if (!view || view.headline.state === 'unknown')
    return { text: '', tone: 'calm', hollow: true, title: 'Headroom: open Codex usage once to see what is left.' };

  const binding = bindingWindow(view);
  const mark = view.bank.resets.some((reset) => expiresSoon(reset.expiresAt, reset.status, now)) ? '!' : '';
  const blocked = view.headline.state === 'blocked';
  const text = blocked ? untilText(view.headline.until, now) : windowText(binding, gauge);
  const low = binding !== null && binding.leftPercent <= 25;
  return {
    text: `${text}${mark}`.slice(0, 4),
    tone: blocked ? 'stop' : low || mark !== '' ? 'warn' : 'calm',
    hollow: isHollow(binding, view),
    title: view.headline.text,
  };
}

/**
 * The number on the installed app's icon: the toolbar's, as far as a number can say it. 0: nothing left, or blocked. Null:
 * no number; an icon cannot be hollow, so what no longer holds is not shown at all.
 */
export function appBadge(view: AccountView | null, gauge: GaugeMode): number | null {
  if (!view || view.headline.state === 'unknown') return null;
  if (view.headline.state === 'blocked') return 0;
  const binding = bindingWindow(view);
  if (!binding || binding.freshness === 'superseded') return null;
  const percent = percentShown(binding, gauge);
  return gauge === 'used' && percent === 0 ? null : percent;
}

/** The window the headline speaks of, else the one with the least left. */
function bindingWindow(view: AccountView): WindowView | null {
  const { by } = view.headline;
  const named = by && view.windows.find((window) => window.limit === by.limit && window.seconds === by.seconds);
  const own = view.windows.filter(({ limit, state }) => limit === 'codex' && state !== 'withdrawn');
  return named || (own.toSorted((a, b) => a.leftPercent - b.leftPercent)[0] ?? null);
}

function windowText(window: WindowView | null, gauge: GaugeMode): string {
  return window ? String(percentShown(window, gauge)) : '';
}

function percentShown(window: WindowView, gauge: GaugeMode): number {
  // Rounded away from the comfortable side, so that 99.6 % used is neither "100" nor "0 left".
  return gauge === 'left' ? Math.ceil(window.leftPercent - 1e-9) : Math.floor(window.usedPercent + 1e-9);
}

/** "12d", "3h", "45m"; "×" when nobody knows when. */
function untilText(until: Instant | null, now: Instant): string {
  if (until === null) return '×';
  const ms = Math.max(0, until - now);
  if (ms >= 2 * dayMs) return `${Math.round(ms / dayMs)}d`;
  return ms >= hourMs ? `${Math.round(ms / hourMs)}h` : `${Math.max(1, Math.ceil(ms / minuteMs))}m`;
}

function expiresSoon(expiresAt: Instant | null, status: string, now: Instant): boolean {
  return status === 'available' && expiresAt !== null && expiresAt > now && expiresAt - now <= lapsesSoonMs;
}

function isHollow(binding: WindowView | null, view: AccountView): boolean {
  const freshness = binding?.freshness ?? view.freshness;
  return freshness === null || freshness === 'aged' || freshness === 'superseded';
}
