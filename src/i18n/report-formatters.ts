import { type Formatters, months, utcFormatters } from '../domain/time/formatters';

/**
 * Formatters for reports and replay, the same for every reader, because their output is passed on and compared: instants in
 * `timeZone` as "Sun 13 Sep, 13:52 GMT+8". Throws a RangeError for an unknown time zone.
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
  return { ...utcFormatters, instant: (at) => join(format.formatToParts(at)) };
}

function join(parts: readonly Intl.DateTimeFormatPart[]): string {
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('weekday')} ${Number(of('day'))} ${months[Number(of('month')) - 1]}, ${of('hour')}:${of('minute')} ${of('timeZoneName')}`;
}
