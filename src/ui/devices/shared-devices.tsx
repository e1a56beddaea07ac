import type { SharedDeviceLine } from '../../engine/ports/sync-ports';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './devices.module.css';

/** Every other device of the group: how old its state here is, whether it has ours, and what is still lacking. */
export function SharedDevices({ devices }: { readonly devices: readonly SharedDeviceLine[] }) {
  const { t } = useTranslator();
  if (devices.length === 0) return null;
  return (
    <>
      <h3>{t('relay.devices')}</h3>
      <ul className={styles.list}>
        {devices.map((line) => (
          <li key={line.device} className={styles.item}>
            <span className={styles.name}>{line.name}</span>
            <p className={styles.secondary}>
              <LastState line={line} />
            </p>
            <Lacking line={line} />
          </li>
        ))}
      </ul>
    </>
  );
}

function LastState({ line: { madeAt, readAt, isCurrent } }: { readonly line: SharedDeviceLine }) {
  const { t } = useTranslator();
  if (madeAt === null || readAt === null) return t('relay.device.none');
  return (
    <>
      <T
        k="relay.device.last"
        values={{ made: { node: <Moment at={madeAt} /> }, read: { node: <Moment at={readAt} /> } }}
      />{' '}
      {t(isCurrent ? 'relay.device.current' : 'relay.device.behind')}
    </>
  );
}

function Lacking({ line: { lacking } }: { readonly line: SharedDeviceLine }) {
  const { t } = useTranslator();
  const oldest = lacking.at(-1);
  return oldest === undefined ? null : <p>{t('relay.device.lacking', { count: lacking.length, at: oldest })}</p>;
}
