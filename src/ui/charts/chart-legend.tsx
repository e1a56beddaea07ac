import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import styles from './history-chart.module.css';
import legend from './legend.module.css';

const ofLine = [
  { name: 'seen', path: 'M1 6H17', fill: null, style: styles.line },
  { name: 'unchanged', path: 'M1 6H17', fill: null, style: styles.interpolated },
  { name: 'notSeen', path: null, fill: 'url(#chart-hatch)', style: null },
  { name: 'pace', path: 'M1 3L17 9', fill: null, style: styles.evenPace },
  { name: 'end', path: 'M9 0V12', fill: null, style: styles.end },
  { name: 'now', path: 'M9 0V12', fill: null, style: styles.now },
] as const;

const ofColumns = [
  { name: 'used', path: null, fill: null, style: styles.columnUsed },
  { name: 'unused', path: null, fill: 'url(#chart-unused)', style: null },
  { name: 'left', path: null, fill: null, style: styles.columnLeft },
  { name: 'now', path: 'M9 0V12', fill: null, style: styles.now },
] as const;

const asked = { name: 'asked', path: null, fill: 'url(#chart-asked)', style: null } as const;

interface ChartLegendProps {
  readonly hasColumns: boolean;
  /** Whether a part of the view is known to another device and not here yet. */
  readonly hasAsked: boolean;
}

/** Explains the lines or the columns of the history chart. Hidden from screen readers, which have the table. */
export function ChartLegend({ hasColumns, hasAsked }: ChartLegendProps) {
  const { t } = useTranslator();
  const entries = [...(hasColumns ? ofColumns : ofLine), ...(hasAsked ? [asked] : [])];
  return (
    <ul className={classNames(legend.legend, styles.legend)} aria-hidden="true">
      {entries.map(({ name, path, fill, style }) => (
        <li key={name}>
          <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
            {path === null ? (
              <rect width="18" height="12" className={style ?? ''} {...(fill ? { fill } : {})} />
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
