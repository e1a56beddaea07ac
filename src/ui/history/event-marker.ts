import type { EventType, HeadroomEvent } from '../../domain/events/event';
import { type LimitWindow, sameWindow, windowLabel } from '../../domain/windows/limit-window';
import type { EventMarker, MarkerShape } from '../charts/event-markers';

type Marked = Partial<Record<HeadroomEvent['type'], { readonly title: string; readonly shape: MarkerShape }>>;

/** Ends of cycles are lines of the chart, and spent credits would hide everything else: neither gets a mark. */
const marked: Marked = {
  'reset-redeemed': { title: 'Banked reset used', shape: 'bank' },
  'early-reset': { title: 'Early reset', shape: 'reset' },
  'refill-kept-date': { title: 'Refilled, date kept', shape: 'reset' },
  correction: { title: 'Figure corrected', shape: 'other' },
  'date-moved': { title: 'Date moved', shape: 'moved' },
  'plan-changed': { title: 'Plan changed', shape: 'other' },
  'limit-withdrawn': { title: 'Limit withdrawn', shape: 'other' },
  'limit-restored': { title: 'Limit back', shape: 'other' },
  'reset-granted': { title: 'Reset added to the bank', shape: 'bank' },
  'reset-expired': { title: 'Banked reset lapsed', shape: 'bank' },
  'reset-vanished': { title: 'Banked reset gone, unexplained', shape: 'bank' },
  'credits-added': { title: 'Credits added', shape: 'other' },
};

/** What to ask for when only marks are wanted: of the others there are several a day. */
export const markerTypes = Object.keys(marked) as readonly EventType[];

/** The mark of an event on the chart of `window`, or null where it has none: another window's, or not worth a mark. */
export function markerFor(event: HeadroomEvent, window: LimitWindow): EventMarker | null {
  const known = marked[event.type];
  const isOurs = event.windows.length === 0 || event.windows.some((one) => sameWindow(one, window));
  if (!known || !isOurs) return null;
  return { id: event.id, at: event.at, confirmed: event.confirmed, ...known };
}

/** Title and sign of any event, marked or not. */
export function eventLabelOf(event: HeadroomEvent): { readonly title: string; readonly shape: MarkerShape } {
  return marked[event.type] ?? { title: event.type.replaceAll('-', ' '), shape: 'other' };
}

/** "Weekly 96 % → 0 %": what the event changed, as far as it says so in numbers. Null when it says nothing of the kind. */
export function usageChangeText(event: HeadroomEvent): string | null {
  const lines = event.windows.flatMap((window) => {
    const [before, after] = [usedIn(event.before, window), usedIn(event.after, window)];
    if (before === null || after === null) return [];
    return [`${windowLabel(window)} ${before} % → ${after} % used`];
  });
  return lines.length > 0 ? lines.join('; ') : null;
}

function usedIn(side: HeadroomEvent['before'], window: LimitWindow): number | null {
  const reading = side[`${window.limit}/${window.seconds}`] ?? side;
  const used =
    typeof reading === 'object' && reading !== null ? (reading as { usedPercent?: unknown }).usedPercent : null;
  return typeof used === 'number' ? Math.round(used) : null;
}
