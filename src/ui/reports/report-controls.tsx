import { X } from 'lucide-react';
import { type Dimension, dimensions } from '../../domain/usage/dimensions';
import { periodNames } from '../../domain/usage/report-period';
import { dateTimeFormat } from '../../i18n/intl-cache';
import field from '../components/field.module.css';
import { useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { instantOfDay } from './group-names';
import type { ReportParams } from './report-params';
import styles from './reports.module.css';

interface ReportControlsProps {
  readonly params: ReportParams;
  readonly onChange: (params: ReportParams) => void;
  readonly nameOf: (by: Dimension, key: string) => string;
  /** The days of the period shown, YYYY-MM-DD: where a custom one begins. */
  readonly days: { readonly fromDay: string; readonly toDay: string };
}

/** What can be chosen in the list: turns and months are reached from their rows and periods. */
const choices = dimensions.filter((dimension) => dimension !== 'turn' && dimension !== 'month');

/** Period, grouping, and what the report is narrowed to. */
export function ReportControls({ params, onChange, nameOf, days }: ReportControlsProps) {
  const { t } = useTranslator();
  const { period, by, within } = params;
  return (
    <div className={styles.controls}>
      <SegmentedControl
        label={t('reports.period')}
        options={periodNames.map((name) => ({ value: name, text: t(`reports.period.${name}`) }))}
        value={period.name}
        onChange={(name) => onChange({ ...params, period: name === 'custom' ? { name, ...days } : { name } })}
      />
      <label className={styles.choice}>
        <span>{t('reports.by.name')}</span>
        <select
          className={field.input}
          value={by}
          onChange={({ currentTarget }) => onChange({ ...params, by: currentTarget.value as Dimension })}
        >
          {[...choices, ...(choices.some((choice) => choice === by) ? [] : [by])].map((choice) => (
            <option key={choice} value={choice}>
              {t('reports.dimension', { by: choice })}
            </option>
          ))}
        </select>
      </label>
      {period.name === 'custom' && (
        <fieldset className={styles.days} aria-label={t('reports.days')}>
          {(['fromDay', 'toDay'] as const).map((end) => (
            <input
              key={end}
              className={field.input}
              type="date"
              aria-label={end === 'fromDay' ? t('reports.days.first') : t('reports.days.last')}
              value={period[end] ?? days[end]}
              onChange={({ currentTarget }) =>
                currentTarget.value && onChange({ ...params, period: { ...period, [end]: currentTarget.value } })
              }
            />
          ))}
        </fieldset>
      )}
      {within.length > 0 && (
        <ul className={styles.within} aria-label={t('reports.within')}>
          {within.map(([dimension, key]) => (
            <li key={dimension}>
              <button
                type="button"
                onClick={() =>
                  onChange({ ...params, by: dimension, within: within.filter(([other]) => other !== dimension) })
                }
              >
                {t('reports.within.one', {
                  dimension: t('reports.dimension', { by: dimension }),
                  name: nameOf(dimension, key),
                })}{' '}
                <X size={12} aria-label={t('reports.remove')} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** On paper, where nothing can be chosen: the days of the report and what it is narrowed to. */
export function ReportHead({ params, nameOf, days }: Omit<ReportControlsProps, 'onChange'>) {
  const { t, formats, place } = useTranslator();
  const { zone, locale } = place;
  const spelled = dateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
  const span = spelled.formatRange(instantOfDay(days.fromDay, zone), instantOfDay(days.toDay, zone));
  const narrowed = params.within.map(([by, key]) =>
    t('reports.within.one', { dimension: t('reports.dimension', { by }), name: nameOf(by, key) }),
  );
  return <p className={styles.onPaper}>{formats.list([span, ...narrowed], 'dots')}</p>;
}
