import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import styles from './history-chart.module.css';
import legend from './legend.module.css';

const entries = [
  { name: 'seen', path: 'M1 6H17', style: styles.line },
  { name: 'notSeen', path: null, style: null },
  { name: 'pace', path: 'M1 3L17 9', style: styles.evenPace },
  { name: 'end', path: 'M9 0V12', style: styles.end },
  { name: 'now', path: 'M9 0V12', style: styles.now },
] as const;

/** Explains the lines of the history chart. Hidden from screen readers, which have the table. */
export function ChartLegend() {
  const { t } = useTranslator();
  return (
    <ul className={classNames(legend.legend, styles.legend)} aria-hidden="true">
      {entries.map(({ name, path, style }) => (
        <li key={name}>
          <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
            {path === null ? (
              <rect width="18" height="12" fill="url(#chart-hatch)" />
            ) : (
              <path d={path} className={style ?? ''} />
            )}
          </svg>
          {t(`charts.legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}
