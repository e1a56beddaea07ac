import type { Diagnostics } from '../../engine/ports/app-ports';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './diagnostics.module.css';

/** The parts of response bodies that no longer have the known form: path and rule, never a value. */
export function DriftList({ drift }: Pick<Diagnostics, 'drift'>) {
  const { t } = useTranslator();
  if (drift.length === 0) return <p className={styles.ok}>{t('diagnostics.drift.none')}</p>;
  return (
    <ul className={styles.rows}>
      {drift.map(({ at, path, count }) => (
        <li key={path}>
          <code className={styles.code}>{path}</code>
          <span className={styles.aside}>
            <T k="diagnostics.times" values={{ count, at: { node: <Moment at={at} /> } }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
