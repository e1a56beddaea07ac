import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';

// Only what was measured or what the vendors state.
const situations = [
  'on',
  'asleep',
  'plane',
  'week',
  'alert',
  'allOff',
  'rename',
  'silent',
  'tab',
  'ended',
  'privacy',
] as const;
const ways = ['handover', 'android', 'apple'] as const;

/** What each transport to the phone can and cannot do, situation by situation. */
export function TransportComparison() {
  const { t } = useTranslator();
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('devices.compare.when')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {t(`devices.compare.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {situations.map((situation) => (
            <tr key={situation}>
              <th scope="row">{t(`devices.compare.${situation}`)}</th>
              {ways.map((way) => (
                <td key={way} data-label={t(`devices.compare.${way}`)}>
                  {t(`devices.compare.${situation}.${way}`)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
