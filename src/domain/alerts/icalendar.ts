// The iCalendar text format (RFC 5545): CRLF, lines of at most 75 octets, escaped text, UTC instants.

import { type Instant, minuteMs } from '../time/instant';

/** One content line, folded (§3.1). The value is used as it is: escape text with {@link icalendarText} first. */
export function contentLine(name: string, value: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    // A continuation line begins with a space, which counts as one of its octets.
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return `${[...parts, part].join('\r\n')}\r\n`;
}

/** Escapes a TEXT value (§3.3.11): backslash, semicolon, comma and line ends. Other control characters are removed. */
export function icalendarText(text: string): string {
  return text
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** "20261124T051200Z": UTC, whole seconds. */
export function icalendarInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** How long before the start an alarm rings: "-PT1440M", or "PT0M" for at the start. */
export function icalendarTrigger(leadMs: number): string {
  const minutes = Math.round(leadMs / minuteMs);
  return minutes === 0 ? 'PT0M' : `-PT${minutes}M`;
}

/** Octets of a character (a whole code point) in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
