import { type Formatters, months, utcFormatters } from '../domain/time/formatters';

/**
 * Instants as "Sun 13 Sep, 13:52 GMT+8", whoever reads them: for reports and replay, which put them beside UTC, are handed
 * on and compared. With weekday and zone, never a bare date. Throws on a zone nobody knows.
 */
export function reportFormatters(timeZone: string): Formatters {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return { ...utcFormatters, instant: (at) => spell(format.formatToParts(at)) };
}

function spell(parts: readonly Intl.DateTimeFormatPart[]): string {
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('weekday')} ${of('day')} ${months[Number(of('month')) - 1]}, ${of('hour')}:${of('minute')} ${of('timeZoneName')}`;
}
