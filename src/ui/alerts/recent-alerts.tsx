import type { RecentAlert } from '../../domain/alerts/alert-status';
import { Moment } from '../components/moment';
import styles from './alerts.module.css';

/** The alerts that were delivered lately, newest first, each with its reason. */
export function RecentAlerts({ alerts }: { readonly alerts: readonly RecentAlert[] }) {
  if (alerts.length === 0) return <p className={styles.none}>Nothing was told yet.</p>;
  return (
    <ol className={styles.recent}>
      {alerts.map(({ key, at, title, body, why, page, answered }) => (
        <li key={key}>
          <p className={styles.when}>
            <Moment at={at} />
            {answered ? ' · answered' : ''}
          </p>
          <div>
            <a href={page} className={styles.title}>
              {title}
            </a>
            <p>{body}</p>
            <details className={styles.why}>
              <summary>Why did I get this?</summary>
              <p>{why}</p>
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}
