import type { Diagnostics } from '../../engine/ports/app-ports';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './diagnostics.module.css';

/** What pages sent that was not looked at. A page that behaves never gets here. */
export function RefusedList({ refused }: Pick<Diagnostics, 'refused'>) {
  const { t } = useTranslator();
  return (
    <ul className={styles.rows}>
      {refused.map(({ at, refusal, count }) => (
        <li key={refusal}>
          <span>{t(`diagnostics.refused.${refusal}`)}</span>
          <span className={styles.aside}>
            <T k="diagnostics.times" values={{ count, at: { node: <Moment at={at} /> } }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
