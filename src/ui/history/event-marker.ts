import type { EventType, HeadroomEvent } from '../../domain/events/event';
import { type LimitWindow, sameWindow, windowLabel } from '../../domain/windows/limit-window';
import type { EventMarker, MarkerShape } from '../charts/event-markers';

interface MarkerLabel {
  readonly title: string;
  readonly shape: MarkerShape;
}

/** Null: no marker. Cycle ends are lines of the chart already, and spent credits would cover everything else. */
const labels: Readonly<Record<EventType, MarkerLabel | null>> = {
  'cycle-ended': null,
  'reset-redeemed': { title: 'Banked reset used', shape: 'bank' },
  'early-reset': { title: 'Early reset', shape: 'reset' },
  'refill-kept-date': { title: 'Refilled, date kept', shape: 'reset' },
  correction: { title: 'Figure corrected', shape: 'other' },
  flapped: null,
  'date-moved': { title: 'Date moved', shape: 'moved' },
  'plan-changed': { title: 'Plan changed', shape: 'other' },
  'limit-withdrawn': { title: 'Limit withdrawn', shape: 'other' },
  'limit-restored': { title: 'Limit back', shape: 'other' },
  'reset-granted': { title: 'Reset added to the bank', shape: 'bank' },
  'reset-expired': { title: 'Banked reset expired', shape: 'bank' },
  'reset-vanished': { title: 'Banked reset gone, unexplained', shape: 'bank' },
  'credits-spent': null,
  'credits-added': { title: 'Credits added', shape: 'other' },
  'referral-changed': null,
};

/** The event types that have a marker. */
export const markerTypes = (Object.keys(labels) as EventType[]).filter((type) => labels[type] !== null);

/** The marker of an event on the chart of `window`; null for events of other windows and types without a marker. */
export function markerFor(event: HeadroomEvent, window: LimitWindow): EventMarker | null {
  const label = labels[event.type];
  const isOfWindow = event.windows.length === 0 || event.windows.some((affected) => sameWindow(affected, window));
  if (!label || !isOfWindow) return null;
  return { id: event.id, at: event.at, confirmed: event.confirmed, ...label };
}

/** Title and icon of any event, with or without a marker. */
export function eventLabelOf(event: HeadroomEvent): MarkerLabel {
  return labels[event.type] ?? { title: event.type.replaceAll('-', ' '), shape: 'other' };
}

/** How the event changed the use: "Weekly 96 % → 0 % used". Null where it states no such numbers. */
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
