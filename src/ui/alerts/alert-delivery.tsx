import type { ReactNode } from 'react';
import type { AlertStatus, DeliveryPermission } from '../../domain/alerts/alert-status';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { Tag, type TagTone } from '../components/tag';
import { T } from '../components/translation';
import styles from './alerts.module.css';
import { ruleName } from './rule-texts';

const tones: Readonly<Record<DeliveryPermission, TagTone>> = {
  granted: 'left',
  denied: 'stop',
  unasked: 'warn',
  unsupported: 'warn',
};

/** Whether alerts arrive: the permission, the next alert, and the failed ones. `action` is the test button. */
export function AlertDelivery({ status, action }: { readonly status: AlertStatus; readonly action: ReactNode }) {
  const { t } = useTranslator();
  const { permission } = status;
  const [next] = status.coming;
  return (
    <div className={styles.delivery}>
      <div className={styles.state}>
        <Tag tone={tones[permission]}>{t(`alert-settings.delivery.${permission}`)}</Tag>
        <p>{t(`alert-settings.delivery.${permission}.text`)}</p>
        {action}
      </div>
      <p className={styles.next}>
        {next ? (
          <T
            k="alert-settings.delivery.next"
            values={{ rule: ruleName(next.rule), at: { node: <Moment key="at" at={next.at} /> } }}
          />
        ) : (
          t('alert-settings.delivery.nothingNext')
        )}
      </p>
      {status.failed.map(({ key, rule, reason, triedAt, tries }) => (
        <p key={key} className={styles.failed}>
          <T
            k="alert-settings.delivery.failed"
            values={{ rule: ruleName(rule), tries, reason, at: { node: <Moment key="at" at={triedAt} /> } }}
          />
        </p>
      ))}
    </div>
  );
}
