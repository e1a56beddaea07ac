import { isWithinBytes } from '../bytes';
import type { EventSide, HeadroomEvent } from './event';

/** Four times the largest event of the recorded series. */
const mostEventBytes = 4_096;
const mostWindows = 8;
const mostEvidence = 8;
const mostFields = 8;
const mostText = 60;

/** The event, its sides cut where it would be larger than an event may be: a page can state a rule of any length. */
export function boundEvent(event: HeadroomEvent): HeadroomEvent {
  if (isWithinBytes(event, mostEventBytes)) return event;
  return {
    ...event,
    windows: event.windows.slice(0, mostWindows),
    before: boundSide(event.before),
    after: boundSide(event.after),
    evidence: event.evidence.slice(0, mostEvidence),
  };
}

function boundSide(side: EventSide): EventSide {
  return boundValue(side, 2) as EventSide;
}

/** Texts and lists are cut; values more than `depth` levels deeper are left out. */
function boundValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, mostText);
  if (typeof value !== 'object' || value === null) return value;
  if (depth < 0) return null;
  if (Array.isArray(value)) return value.slice(0, 4).map((one) => boundValue(one, depth - 1));
  const kept = Object.entries(value).slice(0, mostFields);
  return Object.fromEntries(kept.map(([name, one]) => [name.slice(0, 160), boundValue(one, depth - 1)]));
}
