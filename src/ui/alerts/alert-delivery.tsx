import type { ReactNode } from 'react';
import type { AlertStatus, DeliveryPermission } from '../../domain/alerts/alert-status';
import { Moment } from '../components/moment';
import { Tag, type TagTone } from '../components/tag';
import styles from './alerts.module.css';
import { ruleName } from './rule-texts';

const states: Readonly<
  Record<DeliveryPermission, { readonly tone: TagTone; readonly tag: string; readonly text: string }>
> = {
  granted: { tone: 'left', tag: 'On', text: 'This browser may show notifications.' },
  denied: {
    tone: 'stop',
    tag: 'Blocked',
    text: 'Notifications are switched off. Allow them in the settings of the browser or the system; nothing that still matters is lost until then.',
  },
  unasked: { tone: 'warn', tag: 'Off', text: 'Send a test to allow notifications on this device.' },
  unsupported: { tone: 'warn', tag: 'Not here', text: 'This browser cannot show notifications.' },
};

/** Whether alerts arrive: the permission, the next alert, and the failed ones. `action` is the test button. */
export function AlertDelivery({ status, action }: { readonly status: AlertStatus; readonly action: ReactNode }) {
  const { tone, tag, text } = states[status.permission];
  const [next] = status.coming;
  return (
    <div className={styles.delivery}>
      <div className={styles.state}>
        <Tag tone={tone}>{tag}</Tag>
        <p>{text}</p>
        {action}
      </div>
      <p className={styles.next}>
        {next ? (
          <>
            Next: {ruleName(next.rule).toLowerCase()}, <Moment at={next.at} />.
          </>
        ) : (
          'Nothing is planned at the moment.'
        )}
      </p>
      {status.failed.map(({ key, rule, reason, triedAt, tries }) => (
        <p key={key} className={styles.failed}>
          “{ruleName(rule)}” could not be shown ({tries === 1 ? 'once' : `${tries} times`}, last <Moment at={triedAt} />
          ). {reason} It is tried again.
        </p>
      ))}
    </div>
  );
}
