import type { TransportStatus } from '../../engine/ports/device-ports';
import type { OutcomeText } from '../../engine/ports/outcome';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { Tag, type TagTone } from '../components/tag';
import { T } from '../components/translation';
import styles from './devices.module.css';

const tones: Readonly<Record<TransportStatus['state'], TagTone>> = {
  working: 'left',
  armed: 'bank',
  off: 'quiet',
  failing: 'stop',
};

/** Each transport to the phone: its state, what that means, its last success and its last error. */
export function TransportList({ transports }: { readonly transports: readonly TransportStatus[] }) {
  const { t, spell } = useTranslator();
  return (
    <ul className={styles.list}>
      {transports.map((transport) => (
        <li key={transport.name.key} className={styles.item}>
          <div className={styles.itemHead}>
            <span className={styles.name}>{spell(transport.name)}</span>
            <Tag tone={tones[transport.state]}>{t(`devices.ways.${transport.state}`)}</Tag>
          </div>
          <p>{spell(transport.text)}</p>
          <p className={styles.secondary}>
            <Sentences>
              {transport.lastSuccessAt === null ? (
                transport.state === 'off' ? null : (
                  t('devices.ways.unused')
                )
              ) : (
                <T k="devices.ways.lastSuccess" values={{ at: { node: <Moment at={transport.lastSuccessAt} /> } }} />
              )}
              {transport.lastErrorAt === null ? null : (
                <LastError at={transport.lastErrorAt} why={transport.lastError} />
              )}
            </Sentences>
          </p>
        </li>
      ))}
    </ul>
  );
}

function LastError({ at, why }: { readonly at: number; readonly why: OutcomeText | null }) {
  const moment = { node: <Moment at={at} /> };
  return why ? (
    <T k="devices.ways.lastErrorWhy" values={{ at: moment, why }} />
  ) : (
    <T k="devices.ways.lastError" values={{ at: moment }} />
  );
}
