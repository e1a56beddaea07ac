import type { EventSide, HeadroomEvent } from '../../domain/events/event';
import { formatInstant, type LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { windowLabel } from '../../domain/windows/limit-window';

export interface Change {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an event changed, side by side, as far as it says so: use and ends by window, plan, balance, counts. */
export function changesOf(event: HeadroomEvent, now: Instant, place: LocaleAndZone): readonly Change[] {
  const named = event.windows.flatMap((window) => {
    const key = `${window.limit}/${window.seconds}`;
    const nested = isSide(event.before[key]) || isSide(event.after[key]);
    const before = nested ? side(event.before[key]) : event.before;
    const after = nested ? side(event.after[key]) : event.after;
    return fields(before, after, windowLabel(window), now, place);
  });
  return named.length > 0 ? named : fields(event.before, event.after, '', now, place);
}

function fields(before: EventSide, after: EventSide, of: string, now: Instant, place: LocaleAndZone): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [was, is] = [wordFor(before[key], key, now, place), wordFor(after[key], key, now, place)];
    if ((was === null && is === null) || was === is) return [];
    return [{ what: [of, fieldNames[key] ?? key].filter(Boolean).join(' '), before: was, after: is }];
  });
}

const fieldNames: Readonly<Record<string, string>> = {
  usedPercent: 'used',
  resetsAt: 'end',
  balance: 'balance',
  plan: 'plan',
  available: 'resets held',
};

function wordFor(value: unknown, key: string, now: Instant, place: LocaleAndZone): string | null {
  if (typeof value === 'string' || typeof value === 'number') {
    if (key.endsWith('At')) return instantWord(value, now, place);
    return key.endsWith('Percent') ? `${Math.round(Number(value))} %` : String(value);
  }
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : null;
}

function instantWord(value: string | number, now: Instant, place: LocaleAndZone): string {
  const at = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(at) ? formatInstant(at, now, place, 'date') : String(value);
}

function isSide(value: unknown): value is EventSide {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function side(value: unknown): EventSide {
  return isSide(value) ? value : {};
}
