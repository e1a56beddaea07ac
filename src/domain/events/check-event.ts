// Whether a stored value has the form of an event that its readers rely on.
import {
  type Check,
  fields,
  isBoolean,
  isNumber,
  isPair,
  isRecord,
  isText,
  listOf,
  optional,
  orNull,
} from '../validation/checks';
import type { LimitWindow } from '../windows/limit-window';
import type { EventSide, EventType, HeadroomEvent } from './event';
import { eventTraits } from './event-traits';

export const isEventType: Check<EventType> = (value) => typeof value === 'string' && Object.hasOwn(eventTraits, value);
const isSide: Check<EventSide> = isRecord;

/** An event of a type this version knows. */
export const isEvent = fields<HeadroomEvent>({
  id: isText,
  type: isEventType,
  at: isNumber,
  between: orNull(isPair),
  windows: listOf(fields<LimitWindow>({ limit: isText, seconds: isNumber })),
  before: isSide,
  after: isSide,
  evidence: listOf(isText),
  confirmed: isBoolean,
  confidence: isNumber,
  notes: listOf(isText),
  reset: optional(isText),
});
