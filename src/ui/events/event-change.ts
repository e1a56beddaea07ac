import type { EventSide, HeadroomEvent } from '../../domain/events/event';
import { formatInstant, type LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { windowLabel } from '../../domain/windows/limit-window';

export interface Change {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The values an event changed, before and after: use and end of each window, plan, balance, counts. Empty where it states none. */
export function changesOf(event: HeadroomEvent, now: Instant, place: LocaleAndZone): readonly Change[] {
  const ofWindows = event.windows.flatMap((window) => {
    const key = `${window.limit}/${window.seconds}`;
    const nested = isSide(event.before[key]) || isSide(event.after[key]);
    const before = nested ? side(event.before[key]) : event.before;
    const after = nested ? side(event.after[key]) : event.after;
    return changedFields(before, after, windowLabel(window), now, place);
  });
  return ofWindows.length > 0 ? ofWindows : changedFields(event.before, event.after, '', now, place);
}

function changedFields(
  before: EventSide,
  after: EventSide,
  subject: string,
  now: Instant,
  place: LocaleAndZone,
): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [beforeText, afterText] = [valueText(before[key], key, now, place), valueText(after[key], key, now, place)];
    if (beforeText === afterText) return [];
    return [
      { what: [subject, fieldNames[key] ?? key].filter(Boolean).join(' '), before: beforeText, after: afterText },
    ];
  });
}

const fieldNames: Readonly<Record<string, string>> = {
  usedPercent: 'used',
  resetsAt: 'end',
  balance: 'balance',
  plan: 'plan',
  available: 'resets held',
};

/** A value as text; null for an absent or nested one. */
function valueText(value: unknown, key: string, now: Instant, place: LocaleAndZone): string | null {
  if (typeof value === 'string' || typeof value === 'number') {
    if (key.endsWith('At')) return instantText(value, now, place);
    return key.endsWith('Percent') ? `${Math.round(Number(value))} %` : String(value);
  }
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}

function instantText(value: string | number, now: Instant, place: LocaleAndZone): string {
  const at = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(at) ? formatInstant(at, now, place, 'date') : String(value);
}

function isSide(value: unknown): value is EventSide {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function side(value: unknown): EventSide {
  return isSide(value) ? value : {};
}
