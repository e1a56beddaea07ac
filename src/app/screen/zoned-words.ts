import { months, utcWords, type Words } from '../../domain/view/words';

/** Instants as "Sun 13 Sep, 13:52 GMT+8": with weekday and zone, never a bare date. Throws on a zone nobody knows. */
export function zonedWords(timeZone: string): Words {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return { ...utcWords, instant: (at) => spell(format.formatToParts(at)) };
}

/** The same for a zone that is asked for when the first instant is spelled: a worker that starts often spells none at first. */
export function lateWords(zone: () => string): Words {
  let made: Words | null = null;
  const words = () => {
    made ??= zonedWords(zone());
    return made;
  };
  return { ...utcWords, instant: (at) => words().instant(at) };
}

function spell(parts: readonly Intl.DateTimeFormatPart[]): string {
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('weekday')} ${of('day')} ${months[Number(of('month')) - 1]}, ${of('hour')}:${of('minute')} ${of('timeZoneName')}`;
}
