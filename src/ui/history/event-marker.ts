import { describeEvent } from '../../domain/events/describe-event';
import type { EventType, HeadroomEvent } from '../../domain/events/event';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { type LimitWindow, sameWindow } from '../../domain/windows/limit-window';
import type { EventMarker, MarkerShape } from '../charts/event-markers';

interface MarkerLabel {
  readonly title: Message;
  readonly shape: MarkerShape;
}

/** Null: no marker. Cycle ends are lines of the chart already, and spent credits would cover everything else. */
const labels: Readonly<Record<EventType, MarkerLabel | null>> = {
  'cycle-ended': null,
  'reset-redeemed': { title: message('history.marker.reset-redeemed'), shape: 'bank' },
  'early-reset': { title: message('history.marker.early-reset'), shape: 'reset' },
  'refill-kept-date': { title: message('history.marker.refill-kept-date'), shape: 'reset' },
  correction: { title: message('history.marker.correction'), shape: 'other' },
  flapped: null,
  'date-moved': { title: message('history.marker.date-moved'), shape: 'moved' },
  'plan-changed': { title: message('history.marker.plan-changed'), shape: 'other' },
  'limit-withdrawn': { title: message('history.marker.limit-withdrawn'), shape: 'other' },
  'limit-restored': { title: message('history.marker.limit-restored'), shape: 'other' },
  'reset-granted': { title: message('history.marker.reset-granted'), shape: 'bank' },
  'reset-expired': { title: message('history.marker.reset-expired'), shape: 'bank' },
  'reset-vanished': { title: message('history.marker.reset-vanished'), shape: 'bank' },
  'credits-spent': null,
  'credits-added': { title: message('history.marker.credits-added'), shape: 'other' },
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
  return labels[event.type] ?? { title: describeEvent(event).title, shape: 'other' };
}
