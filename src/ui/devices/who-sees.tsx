import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';

const ways = ['push', 'relay', 'folder', 'file', 'nobody'] as const;

/** What everybody on the way can see, in plain words. */
export function WhoSees() {
  const { t } = useTranslator();
  return (
    <Panel name={t('devices.who')}>
      <dl className={styles.who}>
        {ways.map((way) => (
          <div key={way}>
            <dt>{t(`devices.who.${way}.name`)}</dt>
            <dd>{t(`devices.who.${way}`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
