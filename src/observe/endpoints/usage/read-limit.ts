// One limit of a usage body: its windows, distinguished by length and not by slot, and whether it allows work.

import type { Gate, UndatedReading, UsageFacts } from '../../../domain/observations/observation';
import type { Instant } from '../../../domain/time/instant';
import { anyField, type BodyPart, drop, field, isAbsent, object, required } from '../../parsing/body-part';
import { epochInstant, flag, number, percent } from '../../parsing/part-values';

/**
 * Every slot a window was met in, in the spellings of the page, the CLI and the app-server. A slot says nothing about the
 * window's length.
 */
const slots = [
  ['primary_window', 'primary'],
  ['secondary_window', 'secondary'],
  ['tertiary_window', 'tertiary'],
  ['monthly_window', 'monthly'],
] as const;
const longestSeconds = 10 * 366 * 86_400;

/** A limit's id, and the server's own name where it has one. */
export interface LimitName {
  readonly limit: string;
  readonly name?: string;
}

/** A window as a body states it: null where it states no end. */
export interface StatedWindow extends UndatedReading {
  readonly resetsAt: Instant | null;
}

/** The windows of a `rate_limit` object. One that is null, absent or an empty placeholder is none, silently. */
export function readWindows(limit: BodyPart, called: LimitName, at: Instant): StatedWindow[] {
  return slots.flatMap((spellings) => readWindow(anyField(limit, spellings), called, at) ?? []);
}

/** Whether the limit allows work; null when the body does not say. */
export function readGate(limit: BodyPart, name: string): Gate | null {
  const allowed = flag(field(limit, 'allowed'));
  const reached = flag(field(limit, 'limit_reached'));
  return allowed === null && reached === null ? null : { limit: name, allowed, reached };
}

function readWindow(found: BodyPart, called: LimitName, at: Instant): StatedWindow | null {
  const slot = object(found);
  if (!slot || isPlaceholder(slot)) return null;
  const seconds = readLength(slot);
  const usedPercent = readUsed(slot);
  const resetsAt = readEnd(slot, at);
  return seconds === null || usedPercent === null ? null : { ...called, seconds, usedPercent, resetsAt };
}

/** The windows with an end, and those without. */
export function byEnd(stated: readonly StatedWindow[]): Pick<UsageFacts, 'windows' | 'undated'> {
  const undated = stated.flatMap(({ resetsAt, ...rest }) => (resetsAt === null ? rest : []));
  const windows = stated.flatMap(({ resetsAt, ...rest }) => (resetsAt === null ? [] : { ...rest, resetsAt }));
  return { windows, ...(undated.length > 0 && { undated }) };
}

/**
 * A limit that is switched off is also spelled as a window without use or anything else, or as one of length 0.
 * That is "no window", never "100 % left".
 */
function isPlaceholder(slot: BodyPart): boolean {
  const isNothing = (keys: Spellings) => {
    const part = anyField(slot, keys);
    return isAbsent(part) || part.value === 0 || part.value === '0';
  };
  const lengths = [...spelled.seconds, ...spelled.minutes] as const;
  if (!isNothing(spelled.used) || !isNothing(spelled.left) || !isNothing(lengths)) return false;
  return anyField(slot, lengths).value === 0 || (isNothing(spelled.end) && isNothing(spelled.after));
}

type Spellings = readonly [string, ...string[]];

/** The page's spelling first; then those of the CLI's files, the app-server and newer clients. */
const spelled = {
  used: ['used_percent', 'usedPercent'],
  left: ['percent_left', 'remaining_percent', 'percentLeft', 'remainingPercent'],
  seconds: ['limit_window_seconds', 'limitWindowSeconds'],
  minutes: ['window_minutes', 'windowDurationMins', 'windowMinutes'],
  end: ['reset_at', 'resets_at', 'resetsAt', 'resetAt'],
  after: ['reset_after_seconds', 'resets_in_seconds', 'resetAfterSeconds', 'resetsInSeconds'],
} as const satisfies Record<string, Spellings>;

/** % used, or what is left of 100 where only that is stated. */
function readUsed(slot: BodyPart): number | null {
  const used = anyField(slot, spelled.used);
  const left = anyField(slot, spelled.left);
  if (!isAbsent(used) || isAbsent(left)) return required(used, percent);
  const remaining = percent(left);
  return remaining === null ? null : Math.round((100 - remaining) * 1e6) / 1e6; // 100 − 92.239 is 7.761, not 7.7609999…
}

/** In seconds, or in minutes where only they are stated. */
function readLength(slot: BodyPart): number | null {
  const found = anyField(slot, [...spelled.seconds, ...spelled.minutes]);
  if (isAbsent(found) || found.value === 0) return drop(field(slot, spelled.seconds[0]), 'is missing');
  const length = number(found);
  if (length === null) return null;
  const seconds = isAbsent(anyField(slot, spelled.seconds)) ? length * 60 : length;
  return seconds >= 1 && seconds <= longestSeconds ? wholeHours(Math.round(seconds)) : drop(found, 'is not a length');
}

/** Some responses state 17 940 and 604 740 for 18 000 and 604 800: the time left in the window, in whole minutes. */
function wholeHours(seconds: number): number {
  return (seconds + 60) % 3_600 === 0 ? seconds + 60 : seconds;
}

/** `reset_at`, or where there is none the observation's instant plus `reset_after_seconds`. */
export function readEnd(slot: BodyPart, at: Instant): Instant | null {
  const stated = anyField(slot, spelled.end);
  const end = epochInstant(stated);
  if (end !== null) return end;
  const after = number(anyField(slot, spelled.after));
  if (after !== null && Math.abs(after) <= longestSeconds) return at + Math.round(after * 1_000);
  return isAbsent(stated) || stated.value === 0 ? drop(stated, 'is missing') : null;
}
