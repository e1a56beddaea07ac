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
function icalendarInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** How long before the start an alarm rings: "-PT1440M", or "PT0M" for at the start. */
function icalendarTrigger(leadMs: number): string {
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

/** An event to write: a VEVENT with its alarms. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** How long before the start each alarm rings. */
  readonly leadsMs: readonly number[];
}

/** A VCALENDAR around the text of its events. */
export function calendarOf(name: string, events: readonly string[]): string {
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Headroom//Headroom//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', 'PUBLISH'),
    contentLine('X-WR-CALNAME', icalendarText(name)),
    ...events,
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

/** A confirmed event; `now` is its DTSTAMP. */
export function eventText(event: CalendarEvent, now: Instant): string {
  const { description, url, leadsMs, summary } = event;
  return [
    ...eventHead(event, now),
    contentLine('DESCRIPTION', icalendarText(description)),
    contentLine('URL', url),
    contentLine('STATUS', 'CONFIRMED'),
    ...leadsMs.toSorted((a, b) => b - a).map((leadMs) => alarmText(summary, leadMs)),
    contentLine('END', 'VEVENT'),
  ].join('');
}

/** The cancellation of an event exported earlier. */
export function cancelledText(event: EventHead, now: Instant): string {
  return [...eventHead(event, now), contentLine('STATUS', 'CANCELLED'), contentLine('END', 'VEVENT')].join('');
}

type EventHead = Pick<CalendarEvent, 'uid' | 'sequence' | 'startsAt' | 'summary'>;

function eventHead({ uid, sequence, startsAt, summary }: EventHead, now: Instant): readonly string[] {
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', uid),
    contentLine('SEQUENCE', `${sequence}`),
    contentLine('DTSTAMP', icalendarInstant(now)),
    contentLine('DTSTART', icalendarInstant(startsAt)),
    contentLine('DURATION', 'PT15M'),
    contentLine('TRANSP', 'TRANSPARENT'),
    contentLine('SUMMARY', icalendarText(summary)),
  ];
}

function alarmText(summary: string, leadMs: number): string {
  return [
    contentLine('BEGIN', 'VALARM'),
    contentLine('ACTION', 'DISPLAY'),
    contentLine('TRIGGER', icalendarTrigger(leadMs)),
    contentLine('DESCRIPTION', icalendarText(summary)),
    contentLine('END', 'VALARM'),
  ].join('');
}
