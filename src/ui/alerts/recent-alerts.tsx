import type { RecentAlert } from '../../domain/alerts/alert-status';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './alerts.module.css';

/** The alerts that were delivered lately, newest first, each with its reason. */
export function RecentAlerts({ alerts }: { readonly alerts: readonly RecentAlert[] }) {
  const { t, spell, sentences } = useTranslator();
  if (alerts.length === 0) return <p className={styles.none}>{t('alert-settings.recent.none')}</p>;
  return (
    <ol className={styles.recent}>
      {alerts.map(({ key, at, title, body, why, page, answered }) => (
        <li key={key}>
          <p className={styles.when}>
            {answered ? (
              <T k="alert-settings.recent.answered" values={{ at: { node: <Moment key="at" at={at} /> } }} />
            ) : (
              <Moment at={at} />
            )}
          </p>
          <div>
            <a href={page} className={styles.title}>
              {spell(title)}
            </a>
            <p>{sentences(body)}</p>
            <details className={styles.why}>
              <summary>{t('alert-settings.recent.why')}</summary>
              <p>{sentences(why)}</p>
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}
