import { Moment } from '../components/moment';
import { Tag, type TagTone } from '../components/tag';
import styles from './devices.module.css';

interface Transport {
  readonly name: string;
  readonly state: 'working' | 'armed' | 'off' | 'failing';
  readonly text: string;
  readonly lastSuccessAt: number | null;
  readonly lastErrorAt: number | null;
  readonly lastError: string | null;
}

const words: Readonly<Record<Transport['state'], { readonly tone: TagTone; readonly label: string }>> = {
  working: { tone: 'left', label: 'Working' },
  armed: { tone: 'bank', label: 'Ready' },
  off: { tone: 'quiet', label: 'Off' },
  failing: { tone: 'stop', label: 'Not working' },
};

/** Each way to the phone: its state in a word, what that means, last success and last error. */
export function TransportList({ layers }: { readonly layers: readonly Transport[] }) {
  return (
    <ul className={styles.list}>
      {layers.map((layer) => (
        <li key={layer.name} className={styles.item}>
          <div className={styles.itemHead}>
            <span className={styles.name}>{layer.name}</span>
            <Tag tone={words[layer.state].tone}>{words[layer.state].label}</Tag>
          </div>
          <p>{layer.text}</p>
          <p className={styles.quiet}>
            {layer.lastSuccessAt === null ? (
              layer.state === 'off' ? null : (
                'Not used yet.'
              )
            ) : (
              <>
                Last success <Moment at={layer.lastSuccessAt} />.
              </>
            )}
            {layer.lastErrorAt === null ? null : (
              <>
                {' '}
                Last error <Moment at={layer.lastErrorAt} />
                {layer.lastError ? `: ${layer.lastError}` : '.'}
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
