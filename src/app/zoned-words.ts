import { utcWords, type Words } from '../domain/words';

/** Instants as "Sun 13 Sept, 13:52 GMT+8": with weekday and zone, never a bare date. Throws on a zone nobody knows. */
export function zonedWords(timeZone: string): Words {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return { ...utcWords, instant: (at) => format.format(at) };
}
