import type { AlertStatus } from '../../domain/alerts/alert-status';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import styles from '../components/trouble-notices.module.css';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';

/** Says that alerts could not be shown, with a link to the reason. Renders nothing while all arrive, or where it is unknown. */
export function FailedAlerts() {
  const { ports, snapshot } = useApp();
  const { t } = useTranslator();
  const { value: status } = useLoaded<AlertStatus | null>(`${snapshot?.revision}`, async () =>
    ports.alerts ? ports.alerts.status() : null,
  );
  const count = status?.failed.length ?? 0;
  if (count === 0) return null;
  return (
    <section aria-label={t('troubles.alerts.region')} className={styles.notice}>
      <span className={styles.sign} aria-hidden="true">
        !
      </span>
      <p>
        <Sentences>
          {t('troubles.alerts', { count })}
          <a href="#/settings">{t('troubles.alerts.why')}</a>
        </Sentences>
      </p>
    </section>
  );
}
