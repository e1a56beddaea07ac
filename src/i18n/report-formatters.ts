import { dayMs, hourMs, type Instant, minuteMs } from '../domain/time/instant';

/** How reports spell instants and spans: the same for every reader. */
interface ReportFormatters {
  /** "Sun 13 Sep, 13:52 GMT+8". */
  readonly instant: (at: Instant) => string;
  /** A length of time, or its absolute value: "2 d 3 h". */
  readonly duration: (ms: number) => string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Formatters for reports and replay, whose output is passed on and compared: in English, with instants in `timeZone`. Throws a
 * RangeError for an unknown time zone.
 */
export function reportFormatters(timeZone: string): ReportFormatters {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return { instant: (at) => join(format.formatToParts(at)), duration };
}

function join(parts: readonly Intl.DateTimeFormatPart[]): string {
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('weekday')} ${Number(of('day'))} ${months[Number(of('month')) - 1]}, ${of('hour')}:${of('minute')} ${of('timeZoneName')}`;
}

function duration(ms: number): string {
  const { value, unit, rest } = largestUnit(Math.abs(ms));
  return rest === '' ? `${value} ${unit}` : `${value} ${unit} ${rest}`;
}

function largestUnit(ms: number): { value: number; unit: string; rest: string } {
  if (ms >= dayMs) return split(ms, dayMs, 'd', hourMs, 'h');
  if (ms >= hourMs) return split(ms, hourMs, 'h', minuteMs, 'min');
  return { value: Math.floor(ms / minuteMs), unit: 'min', rest: '' };
}

function split(ms: number, unitMs: number, unit: string, smallMs: number, small: string) {
  const rest = Math.floor((ms % unitMs) / smallMs);
  return { value: Math.floor(ms / unitMs), unit, rest: rest > 0 ? `${rest} ${small}` : '' };
}
