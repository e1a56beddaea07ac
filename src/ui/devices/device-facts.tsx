import { dotsOf, message } from '../../domain/messages/message';
import type { Instant } from '../../domain/time/instant';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import type { DeviceRow } from './device-rows';
import styles from './devices.module.css';

/** How a device is reached, when it sent something last, and when it got something last. `ways`: none for this device itself. */
export function DeviceFacts({ ways, sentAt, gotAt }: Pick<DeviceRow, 'sentAt' | 'gotAt'> & Partial<DeviceRow>) {
  const { t, spell } = useTranslator();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('devices.reach.sent')}</dt>
        <dd>
          <Last at={sentAt} />
        </dd>
      </div>
      <div>
        <dt>{t('devices.reach.got')}</dt>
        <dd>
          <Last at={gotAt} />
        </dd>
      </div>
      {ways ? (
        <div>
          <dt>{t('devices.reach')}</dt>
          <dd>{spell(dotsOf(ways.map((way) => message(`devices.reach.${way}`))))}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Last({ at }: { readonly at: Instant | null }) {
  const { t } = useTranslator();
  return at === null ? <span className={styles.secondary}>{t('devices.reach.never')}</span> : <Moment at={at} />;
}
