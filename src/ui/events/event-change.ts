import { planLabel } from '../../domain/accounts/plan-label';
import type { EventSide, HeadroomEvent } from '../../domain/events/event';
import { message, windowValue } from '../../domain/messages/message';
import type { Message, Value } from '../../domain/messages/value';
import type { LimitWindow } from '../../domain/windows/limit-window';

export interface Change {
  readonly what: Message;
  /** Null: there was no such value. */
  readonly before: Message | null;
  readonly after: Message | null;
}

/** The values an event changed, before and after: use and end of each window, plan, balance, counts. Empty where it states none. */
export function changesOf(event: HeadroomEvent): readonly Change[] {
  const ofWindows = event.windows.flatMap((window) => {
    const key = `${window.limit}/${window.seconds}`;
    const nested = isSide(event.before[key]) || isSide(event.after[key]);
    const before = nested ? side(event.before[key]) : event.before;
    const after = nested ? side(event.after[key]) : event.after;
    return changedFields(before, after, window);
  });
  return ofWindows.length > 0 ? ofWindows : changedFields(event.before, event.after, null);
}

function changedFields(before: EventSide, after: EventSide, window: LimitWindow | null): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (before[key] === after[key]) return [];
    const change = { before: valueMessage(before[key], key), after: valueMessage(after[key], key) };
    if (change.before === null && change.after === null) return [];
    const field = Object.hasOwn(fieldNames, key) ? (fieldNames[key] as Message) : message('common.text', { text: key });
    const what = window ? message('events.change.ofWindow', { window: windowValue(window), field }) : field;
    return [{ what, ...change }];
  });
}

const fieldNames: Readonly<Record<string, Message>> = {
  usedPercent: message('events.field.used'),
  resetsAt: message('events.field.end'),
  balance: message('events.field.balance'),
  plan: message('events.field.plan'),
  available: message('events.field.available'),
};

/** A value as a message; null for an absent or nested one. */
function valueMessage(value: unknown, key: string): Message | null {
  if (typeof value === 'boolean') return value ? message('events.change.yes') : message('events.change.no');
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (key.endsWith('At')) return instantMessage(value);
  if (key.endsWith('Percent')) return message('common.percentValue', { percent: Number(value) });
  const text: Value = key === 'plan' ? (planLabel(String(value)) ?? String(value)) : value;
  return message('common.text', { text });
}

function instantMessage(value: string | number): Message {
  const at = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(at) ? message('common.instantValue', { at }) : message('common.text', { text: String(value) });
}

function isSide(value: unknown): value is EventSide {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function side(value: unknown): EventSide {
  return isSide(value) ? value : {};
}
