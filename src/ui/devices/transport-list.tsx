import type { TransportStatus } from '../../engine/ports/device-ports';
import { Moment } from '../components/moment';
import { Tag, type TagTone } from '../components/tag';
import styles from './devices.module.css';

const stateLabels: Readonly<Record<TransportStatus['state'], { readonly tone: TagTone; readonly label: string }>> = {
  working: { tone: 'left', label: 'Working' },
  armed: { tone: 'bank', label: 'Ready' },
  off: { tone: 'quiet', label: 'Off' },
  failing: { tone: 'stop', label: 'Not working' },
};

/** Each transport to the phone: its state, what that means, its last success and its last error. */
export function TransportList({ transports }: { readonly transports: readonly TransportStatus[] }) {
  return (
    <ul className={styles.list}>
      {transports.map((transport) => (
        <li key={transport.name} className={styles.item}>
          <div className={styles.itemHead}>
            <span className={styles.name}>{transport.name}</span>
            <Tag tone={stateLabels[transport.state].tone}>{stateLabels[transport.state].label}</Tag>
          </div>
          <p>{transport.text}</p>
          <p className={styles.secondary}>
            {transport.lastSuccessAt === null ? (
              transport.state === 'off' ? null : (
                'Not used yet.'
              )
            ) : (
              <>
                Last success <Moment at={transport.lastSuccessAt} />.
              </>
            )}
            {transport.lastErrorAt === null ? null : (
              <>
                {' '}
                Last error <Moment at={transport.lastErrorAt} />
                {transport.lastError ? `: ${transport.lastError}` : '.'}
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
