// Which lines of a session file are worth parsing, told from their first bytes: nearly none.

const wantedTypes = new Set(['session_meta', 'turn_context', 'token_usage_record']);
const wantedEvents = new Set(['token_count', 'thread_settings_applied']);

/** The CLI writes time, ordinal and type first: `{"timestamp":"…","ordinal":1,"type":"event_msg","payload":{"type":"token_count"`. */
const usualHead = /^\s*\{"timestamp":"[^"]*",(?:"ordinal":\d+,)?"type":"(\w+)"(?:,"payload":\{"type":"(\w+)")?/;
const headBytes = 192;

/** Unescaped, so it cannot stand inside a string: there every quote has a backslash before it. */
const marks = [
  '"token_count"',
  '"token_usage_record"',
  '"session_meta"',
  '"turn_context"',
  '"thread_settings_applied"',
];

const latin = new TextDecoder('latin1');

/** Whether a line may speak of usage. Lines in an unusual order of keys are searched whole. */
export function mayHoldUsage(bytes: Uint8Array): boolean {
  const head = latin.decode(bytes.subarray(0, headBytes));
  const [, type, event] = usualHead.exec(head) ?? [];
  if (type === undefined) return hasMark(latin.decode(bytes));
  if (type !== 'event_msg') return wantedTypes.has(type);
  return event === undefined ? hasMark(latin.decode(bytes)) : wantedEvents.has(event);
}

function hasMark(line: string): boolean {
  return marks.some((mark) => {
    for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) if (line[at - 1] !== '\\') return true;
    return false;
  });
}
