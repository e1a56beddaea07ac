// Reads the values of a body: numbers, amounts, texts and times in every spelling that was seen. Null when absent or damaged.
import type { Instant } from '../../domain/time/instant';
import { type BodyPart, drop, isAbsent } from './body-part';
import { cleanText } from './clean-text';

const decimal = /^[+-]?\d{1,24}(?:\.\d{1,24})?$/;

/** A finite number, also when spelled as a decimal string. Never −0: once stored as JSON it would be 0. */
export function number(found: BodyPart): number | null {
  if (isAbsent(found)) return null;
  const value = typeof found.value === 'string' && decimal.test(found.value) ? Number(found.value) : found.value;
  return typeof value === 'number' && Number.isFinite(value) ? value || 0 : drop(found, 'is not number');
}

/** 0–100, clamped. A share of 0.4 stays 0.4 %: it is never taken for 40 %. */
export function percent(found: BodyPart): number | null {
  const value = number(found);
  return value === null ? null : Math.min(100, Math.max(0, value));
}

/** A whole number from 0 to a billion. */
export function count(found: BodyPart): number | null {
  const value = number(found);
  if (value === null) return null;
  return Number.isInteger(value) && value >= 0 && value <= 1e9 ? value : drop(found, 'is not count');
}

/**
 * A decimal string: a string stays as the server wrote it, a number becomes its shortest decimal form, an exponent
 * ("0E-10", "2.5e3") is written out.
 */
export function amount(found: BodyPart): string | null {
  if (isAbsent(found)) return null;
  const spelled = typeof found.value === 'number' ? String(found.value) : found.value;
  if (typeof spelled !== 'string') return drop(found, 'is not amount');
  const trimmed = spelled.trim();
  if (decimal.test(trimmed)) return trimmed;
  return writtenOut(trimmed) ?? drop(found, 'is not amount');
}

const withExponent = /^([+-]?)(\d{1,24})(?:\.(\d{0,24}))?[eE]([+-]?\d{1,3})$/;
const longestExponent = 24;

/** "2.5e3" → "2500", "0E-10" → "0"; null for anything else, and for exponents no balance has. */
function writtenOut(spelled: string): string | null {
  const [, sign, whole = '', fraction = '', power] = withExponent.exec(spelled) ?? [];
  const shift = Number(power);
  if (sign === undefined || Math.abs(shift) > longestExponent) return null;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const text = `${left.replace(/^0+(?=\d)/, '')}.${right}`.replace(/\.?0*$/, '') || '0';
  const isZero = /^[0.]*$/.test(text);
  return isZero ? '0' : (sign === '-' ? '-' : '') + text;
}

/** A boolean, also spelled "True" or "false" as some bodies do. */
export function flag(found: BodyPart): boolean | null {
  if (isAbsent(found)) return null;
  const word = typeof found.value === 'string' ? found.value.toLowerCase() : String(found.value);
  if (typeof found.value === 'object' || !/^(?:true|false)$/.test(word)) return drop(found, 'is not boolean');
  return word === 'true';
}

/** Text cleaned and masked, at most `max` characters. */
export function text(found: BodyPart, max: number): string | null {
  if (isAbsent(found)) return null;
  return typeof found.value === 'string' ? cleanText(found.value, max) : drop(found, 'is not string');
}

const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|([+-]\d\d):?(\d\d))?$/i;

/**
 * An instant from epoch seconds, epoch milliseconds (told apart by size), either as a string, or an ISO time; an ISO
 * time without a zone is the server's, UTC. 0 is a placeholder for none. A bare date is refused: a day is not an instant.
 */
export function instant(found: BodyPart): Instant | null {
  return instantOr('is not time', found);
}

/** The same for a field that should be a number; a damaged one is named "is not number". */
export function epochInstant(found: BodyPart): Instant | null {
  return instantOr('is not number', found);
}

function instantOr(rule: string, found: BodyPart): Instant | null {
  if (isAbsent(found) || found.value === 0) return null;
  const { value } = found;
  const parts = typeof value === 'string' ? iso.exec(value) : null;
  const ms = parts ? fromIso(parts) : fromEpoch(value);
  return Number.isFinite(ms) ? ms : drop(found, rule);
}

/** In the form that every engine parses alike. Engines read "2026-02-30" as 2 March; a day that does not exist is refused. */
function fromIso([, day = '', time, hours, minutes]: RegExpExecArray): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (!Number.isFinite(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return Number.NaN;
  return Date.parse(`${day}T${time}${hours ? `${hours}:${minutes}` : 'Z'}`);
}

/** Seconds are 10 digits from 2001 to 2286, milliseconds 13; anything between or beyond is neither. */
function fromEpoch(value: unknown): number {
  const epoch = typeof value === 'string' && decimal.test(value) ? Number(value) : value;
  if (typeof epoch !== 'number') return Number.NaN;
  if (epoch >= 1e9 && epoch < 1e10) return Math.round(epoch * 1_000);
  return epoch >= 1e12 && epoch < 1e13 ? Math.round(epoch) : Number.NaN;
}
