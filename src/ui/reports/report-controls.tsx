import { X } from 'lucide-react';
import type { Dimension } from '../../domain/usage/dimensions';
import field from '../components/field.module.css';
import { SegmentedControl } from '../components/segmented-control';
import type { ReportParams } from './report-params';
import { dimensionNames, periodOptions } from './report-texts';
import styles from './reports.module.css';

interface ReportControlsProps {
  readonly params: ReportParams;
  readonly onChange: (params: ReportParams) => void;
  readonly nameOf: (by: Dimension, key: string) => string;
  /** The days of the period shown, YYYY-MM-DD: where a custom one begins. */
  readonly days: { readonly fromDay: string; readonly toDay: string };
}

/** What can be chosen in the list; hours, turns and months are reached from their rows and periods. */
const choices = [
  'project',
  'model',
  'surface',
  'day',
  'hour',
  'session',
  'branch',
  'ticket',
  'costCentre',
  'tier',
  'effort',
  'account',
] as const satisfies readonly Dimension[];

/** Period, grouping, and what the report is narrowed to. */
export function ReportControls({ params, onChange, nameOf, days }: ReportControlsProps) {
  const { period, by, within } = params;
  return (
    <div className={styles.controls}>
      <SegmentedControl
        label="Period"
        options={periodOptions}
        value={period.name}
        onChange={(name) => onChange({ ...params, period: name === 'custom' ? { name, ...days } : { name } })}
      />
      <label className={styles.choice}>
        <span>by</span>
        <select
          className={field.input}
          aria-label="Grouped by"
          value={by}
          onChange={({ currentTarget }) => onChange({ ...params, by: currentTarget.value as Dimension })}
        >
          {[...choices, ...(choices.some((choice) => choice === by) ? [] : [by])].map((choice) => (
            <option key={choice} value={choice}>
              {dimensionNames[choice]}
            </option>
          ))}
        </select>
      </label>
      {period.name === 'custom' && (
        <fieldset className={styles.days} aria-label="Days">
          {(['fromDay', 'toDay'] as const).map((end) => (
            <input
              key={end}
              className={field.input}
              type="date"
              aria-label={end === 'fromDay' ? 'First day' : 'Last day'}
              value={period[end] ?? days[end]}
              onChange={({ currentTarget }) =>
                currentTarget.value && onChange({ ...params, period: { ...period, [end]: currentTarget.value } })
              }
            />
          ))}
        </fieldset>
      )}
      {within.length > 0 && (
        <ul className={styles.within} aria-label="Narrowed to">
          {within.map(([dimension, key]) => (
            <li key={dimension}>
              <button
                type="button"
                onClick={() =>
                  onChange({ ...params, by: dimension, within: within.filter(([other]) => other !== dimension) })
                }
              >
                {dimensionNames[dimension]}: {nameOf(dimension, key)} <X size={12} aria-label="Remove" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
