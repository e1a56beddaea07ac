import type { Instant } from '../../domain/time/instant';
import { useTranslator } from './reader-context';

/** A day as a `<time>`: "Tue 24 Nov" for people, UTC in `datetime`, the full date with its clock as its tooltip. */
export function Day({ at }: { readonly at: Instant }) {
  const { formats } = useTranslator();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.instant(at, 'date')}>
      {formats.day(at)}
    </time>
  );
}
