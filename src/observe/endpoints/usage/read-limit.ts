// One limit of a usage body: its windows by length, whatever slot they arrive in, and whether it lets work through.

import type { Gate, WindowReading } from '../../../domain/observations/observation';
import type { Instant } from '../../../domain/time/instant';
import { absent, drop, type Found, needed, object, under, underAny } from '../../parsing/found';
import { epochInstant, flag, number, percent } from '../../parsing/found-values';

const slots = ['primary_window', 'secondary_window'] as const;
const longestSeconds = 10 * 366 * 86_400;

/** What a limit is called: its id, and the server's own name where it has one. */
export interface LimitName {
  readonly limit: string;
  readonly name?: string;
}

/** The windows of a `rate_limit` object. One that is null, absent or an empty placeholder is no window, and no loss. */
export function readWindows(limit: Found, called: LimitName, at: Instant): WindowReading[] {
  return slots.flatMap((slot) => readWindow(under(limit, slot), called, at) ?? []);
}

/** Null when the limit does not say. */
export function readGate(limit: Found, name: string): Gate | null {
  const allowed = flag(under(limit, 'allowed'));
  const reached = flag(under(limit, 'limit_reached'));
  return allowed === null && reached === null ? null : { limit: name, allowed, reached };
}

function readWindow(found: Found, called: LimitName, at: Instant): WindowReading | null {
  const slot = object(found);
  if (!slot || isPlaceholder(slot)) return null;
  const seconds = readLength(under(slot, 'limit_window_seconds'));
  const usedPercent = needed(under(slot, 'used_percent'), percent);
  const resetsAt = readEnd(slot, at);
  return seconds === null || usedPercent === null || resetsAt === null
    ? null
    : { ...called, seconds, usedPercent, resetsAt };
}

/**
 * A limit that is switched off is also spelled as a window without use or anything else, or as one of length 0.
 * That is "no window", never "100 % left".
 */
function isPlaceholder(slot: Found): boolean {
  const isNothing = (key: string) => {
    const part = under(slot, key);
    return absent(part) || part.value === 0 || part.value === '0';
  };
  if (!isNothing('used_percent') || !isNothing('limit_window_seconds')) return false;
  return under(slot, 'limit_window_seconds').value === 0 || (isNothing('reset_at') && isNothing('reset_after_seconds'));
}

function readLength(found: Found): number | null {
  if (absent(found) || found.value === 0) return drop(found, 'is missing');
  const seconds = number(found);
  if (seconds === null) return null;
  return seconds >= 1 && seconds <= longestSeconds ? Math.round(seconds) : drop(found, 'is not a length');
}

/** `reset_at`, or where there is none the observation's instant plus `reset_after_seconds`. */
export function readEnd(slot: Found, at: Instant): Instant | null {
  const stated = underAny(slot, ['reset_at', 'resets_at']);
  const end = epochInstant(stated);
  if (end !== null) return end;
  const after = number(underAny(slot, ['reset_after_seconds', 'resets_in_seconds']));
  if (after !== null && Math.abs(after) <= longestSeconds) return at + Math.round(after * 1_000);
  return absent(stated) || stated.value === 0 ? drop(stated, 'is missing') : null;
}
