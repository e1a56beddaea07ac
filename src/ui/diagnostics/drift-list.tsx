import type { Diagnostics } from '../../engine/ports/app-ports';
import { Moment } from '../components/moment';
import styles from './diagnostics.module.css';

/** The parts of response bodies that no longer have the known form: path and rule, never a value. */
export function DriftList({ drift }: Pick<Diagnostics, 'drift'>) {
  if (drift.length === 0) return <p className={styles.ok}>✓ None: every part seen had a form we know.</p>;
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
