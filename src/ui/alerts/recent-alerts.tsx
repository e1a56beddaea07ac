import type { RecentAlert } from '../../domain/alerts/alert-status';
import { Moment } from '../components/moment';
import styles from './alerts.module.css';

/** What was told, newest first, each with why. */
export function RecentAlerts({ told }: { readonly told: readonly RecentAlert[] }) {
  if (told.length === 0) return <p className={styles.none}>Nothing was told yet.</p>;
  return (
    <ol className={styles.told}>
      {told.map(({ key, at, title, body, why, page, answered }) => (
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
