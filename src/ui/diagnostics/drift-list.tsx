import type { Instant } from '../../domain/time/instant';
import { Moment } from '../components/moment';
import styles from './diagnostics.module.css';

interface DriftListProps {
  readonly drift: readonly { readonly at: Instant; readonly path: string; readonly count: number }[];
}

/** Which parts of which bodies no longer have the form we know: path and rule, never a value. */
export function DriftList({ drift }: DriftListProps) {
  if (drift.length === 0) return <p className={styles.fine}>✓ None: every part seen had a form we know.</p>;
  return (
    <ul className={styles.rows}>
      {drift.map(({ at, path, count }) => (
        <li key={path}>
          <code className={styles.code}>{path}</code>
          <span className={styles.aside}>
            {count === 1 ? 'once' : `${count} times`}, last <Moment at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
