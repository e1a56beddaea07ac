import { useId } from 'react';
import { classNames } from '../components/class-names';
import dataTable from '../components/data-table.module.css';
import { useTranslator } from '../components/reader-context';
import { roundTop } from './bar-scale';
import { ChartDataTable } from './chart-data-table';
import legend from './legend.module.css';
import styles from './stacked-bars.module.css';
import { useBarReadout } from './use-bar-readout';

export interface BarStep {
  readonly key: string;
  /** What the step is called: a day, an hour. */
  readonly name: string;
  /** Its HTML date or time. */
  readonly dateTime: string;
  /** False where nothing is known about it, which is not the same as nothing used. */
  readonly stated: boolean;
}

export interface BarPart {
  readonly key: string;
  readonly name: string;
  readonly total: number;
  /** Along the steps. */
  readonly values: readonly number[];
}

interface StackedBarsProps {
  readonly steps: readonly BarStep[];
  /** Largest total first. */
  readonly parts: readonly BarPart[];
  /** After the amount of a bar, on the scale and in the caption; null for none. */
  readonly units: string | null;
  /** "highest 12 credits a day", given the highest number. Stands where a bar is read out, while none is. */
  readonly highestText: (number: string) => string;
  /** What the table is of: "use by day and surface". */
  readonly of: string;
  readonly caption: string;
  /** Head of the table's first column. */
  readonly stepHead: string;
}

/** More colours cannot be told apart; the remaining parts are added up as "other". */
const maxParts = 4;

/** Stacked bars over time with two gridlines. Tap, pointer and arrow keys read a bar out. A table follows. */
export function StackedBars({ steps, parts: given, units, highestText, of, caption, stepHead }: StackedBarsProps) {
  const { t, formats } = useTranslator();
  const hint = useId();
  const parts = mergeSmallest(given, t('charts.daily.other'));
  const totals = steps.map((_, step) => sum(parts.map((part) => part.values[step] ?? 0)));
  const highest = Math.max(...totals, Number.MIN_VALUE);
  const top = roundTop(highest);
  const { index: read, isByKey, handlers } = useBarReadout(steps.length);
  const number = (value: number) => formats.number(value, 1);
  const amount = (value: number) =>
    units ? t('charts.daily.amount', { amount: number(value), unit: units }) : number(value);
  const titleOf = ({ name, stated }: BarStep, step: number) =>
    t('charts.daily.day', { day: name, amount: stated ? amount(totals[step] ?? 0) : t('charts.daily.notStated') });
  const readStep = read === null ? undefined : steps[read];
  return (
    <div>
      <ul className={classNames(legend.legend, styles.legend)} aria-hidden="true">
        {parts.map((part, index) => (
          <li key={part.key}>
            <i data-part={index} /> {part.name} <b>{number(part.total)}</b>
          </li>
        ))}
      </ul>
      <output className={styles.readout} aria-live={isByKey ? 'polite' : 'off'}>
        {read === null || readStep === undefined ? (
          highestText(number(highest))
        ) : (
          <>
            <b>{titleOf(readStep, read)}</b>
            {readStep.stated && parts.length > 1
              ? parts
                  .filter(({ values }) => (values[read] ?? 0) > 0)
                  .map(({ key, name, values }) => (
                    <span key={key}>{t('charts.daily.day', { day: name, amount: number(values[read] ?? 0) })}</span>
                  ))
              : null}
          </>
        )}
      </output>
      <fieldset
        className={styles.frame}
        aria-label={of}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read the bars out, which needs focus
        tabIndex={0}
        onKeyDown={handlers.onKeyDown}
      >
        <div className={styles.scale} aria-hidden="true">
          <span>{amount(top)}</span>
          <span>{number(top / 2)}</span>
        </div>
        <div
          className={styles.bars}
          aria-hidden="true"
          onPointerDown={handlers.onPointerDown}
          onPointerMove={handlers.onPointerMove}
          onPointerLeave={handlers.onPointerLeave}
        >
          {steps.map((step, index) => (
            <div
              key={step.key}
              className={styles.day}
              data-stated={step.stated}
              data-read={index === read || undefined}
              title={titleOf(step, index)}
            >
              {parts.map((part, place) => {
                const value = part.values[index] ?? 0;
                // A part of no height would still have its gap, and the others would float above the line.
                if (value <= 0) return null;
                return <i key={part.key} data-part={place} style={{ height: `${(value / top) * 100}%` }} />;
              })}
            </div>
          ))}
        </div>
      </fieldset>
      <p id={hint} className="visually-hidden">
        {t('charts.daily.keys')}
      </p>
      <p className={styles.ends} aria-hidden="true">
        <span>{steps[0]?.name}</span>
        <span>{steps.at(-1)?.name}</span>
      </p>
      <ChartDataTable of={of}>
        <table className={`${dataTable.table} ${styles.daily}`}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{stepHead}</th>
              {parts.map((part) => (
                <th key={part.key} scope="col">
                  {part.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((step, index) => (
              <tr key={step.key}>
                <th scope="row">
                  <time dateTime={step.dateTime}>{step.name}</time>
                </th>
                {parts.map((part) => (
                  <td key={part.key}>{step.stated ? number(part.values[index] ?? 0) : t('charts.daily.notStated')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ChartDataTable>
    </div>
  );
}

function mergeSmallest(parts: readonly BarPart[], other: string): readonly BarPart[] {
  if (parts.length <= maxParts) return parts;
  const rest = parts.slice(maxParts - 1);
  const values = (rest[0]?.values ?? []).map((_, step) => sum(rest.map((part) => part.values[step] ?? 0)));
  return [...parts.slice(0, maxParts - 1), { key: 'other', name: other, total: sum(values), values }];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
