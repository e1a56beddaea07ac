import type { Instant } from '../../domain/time/instant';
import styles from './day.module.css';
import { useTranslator } from './reader-context';

/** A day as a `<time>`, always in one line: "Tue 24 Nov" for people, UTC in `datetime`, the full date with its clock as its tooltip. */
export function Day({ at }: { readonly at: Instant }) {
  const { formats } = useTranslator();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.instant(at, 'date')} className={styles.day}>
      {formats.day(at)}
    </time>
  );
}
