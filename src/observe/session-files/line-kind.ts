// Decides from a line's first bytes, without decoding it, whether it is worth parsing. Hardly any line is.

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The CLI writes time, ordinal and type first: `{"timestamp":"…","ordinal":1,"type":"event_msg","payload":{"type":"token_count"`. */
const [timestampKey, ordinalKey, typeKey, payloadKey] = [
  ascii('{"timestamp":"'),
  ascii('"ordinal":'),
  ascii('"type":"'),
  ascii('"payload":{"type":"'),
];
const wantedTypes = ['session_meta"', 'turn_context"', 'token_usage_record"'].map(ascii);
const eventType = ascii('event_msg"');
const wantedEvents = ['token_count"', 'thread_settings_applied"'].map(ascii);
/** Lines that end a turn hold the last answer, so only their type is read. */
const endEvents = ['task_complete"', 'turn_aborted"'].map(ascii);

/** Unescaped, so it cannot occur inside a string, where every quote has a backslash before it. */
const marks = [
  '"token_count"',
  '"token_usage_record"',
  '"session_meta"',
  '"turn_context"',
  '"thread_settings_applied"',
];

const [quote, comma, zero, nine, space, byteOrderMark] = [0x22, 0x2c, 0x30, 0x39, 0x20, 0xef];
/** Times are 24 bytes; what has no quote by then is not one. */
const longestTime = 48;
const longestNumber = 20;

/** `usage`: it may contain usage and must be parsed. `end`: it ends a turn. */
export type LineKind = 'usage' | 'end' | 'other';

/** What the line in `bytes` from `start` to `end` is for. Lines in an unusual order of keys are searched whole. */
export function lineKind(bytes: Uint8Array, start = 0, end = bytes.length): LineKind {
  let at = start;
  if (bytes[at] === byteOrderMark) at += 3;
  while (at < end && (bytes[at] ?? 0) <= space) at += 1;
  if (at >= end) return 'other';
  const type = typeAt(bytes, at, end);
  if (type < 0) return kindByMarks(bytes, start, end);
  if (!startsWith(bytes, type, end, eventType)) return startsWithAny(bytes, type, end, wantedTypes) ? 'usage' : 'other';
  const event = skip(bytes, type + eventType.length, end, payloadKey);
  return event < 0 ? kindByMarks(bytes, start, end) : eventKind(bytes, event, end);
}

function eventKind(bytes: Uint8Array, at: number, end: number): LineKind {
  if (startsWithAny(bytes, at, end, wantedEvents)) return 'usage';
  return startsWithAny(bytes, at, end, endEvents) ? 'end' : 'other';
}

/** Where the value of `type` begins; −1 where the line does not begin as the CLI's do. */
function typeAt(bytes: Uint8Array, from: number, end: number): number {
  if (!startsWith(bytes, from, end, timestampKey)) return -1;
  let at = from + timestampKey.length;
  const limit = Math.min(end, at + longestTime);
  while (at < limit && bytes[at] !== quote) at += 1;
  if (bytes[at] !== quote) return -1;
  at += 1;
  const ordinal = skip(bytes, at, end, ordinalKey);
  if (ordinal >= 0) {
    at = ordinal;
    while (at < ordinal + longestNumber && isDigit(bytes[at])) at += 1;
  }
  return skip(bytes, at, end, typeKey);
}

/** The position after a comma and `key`; −1 where they are not at this place. */
function skip(bytes: Uint8Array, at: number, end: number, key: Uint8Array): number {
  return bytes[at] === comma && startsWith(bytes, at + 1, end, key) ? at + 1 + key.length : -1;
}

function startsWithAny(bytes: Uint8Array, at: number, end: number, texts: readonly Uint8Array[]): boolean {
  return texts.some((text) => startsWith(bytes, at, end, text));
}

function startsWith(bytes: Uint8Array, at: number, end: number, text: Uint8Array): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false;
  return true;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

const latin = new TextDecoder('latin1');

function kindByMarks(bytes: Uint8Array, start: number, end: number): LineKind {
  const line = latin.decode(bytes.subarray(start, end));
  const isMarked = marks.some((mark) => {
    for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) if (line[at - 1] !== '\\') return true;
    return false;
  });
  return isMarked ? 'usage' : 'other';
}
