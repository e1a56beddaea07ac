import { tierCost, tierOf } from '../../domain/guide/tiers';
import { breakEvenHours, projection, returnOnCost, valueTable } from '../../domain/guide/value';
import dataTable from '../components/data-table.module.css';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { TableFrame } from '../components/table-frame';
import { useReportNumbers } from '../reports/use-report-numbers';
import styles from './guide.module.css';
import { Contradiction, Figure, RealUnit, Result } from './parts';
import type { GuidePanelProps } from './tiers-panel';

/** Projection to the end of the period, return on the cost, break-even, and the guide's value table. */
export function ValuePanel({ state, real }: GuidePanelProps) {
  const { t, formats } = useTranslator();
  const { money } = useReportNumbers();
  const { figures, tier: id } = state.guide;
  const tier = tierOf(id, figures);
  const cost = tierCost(tier, figures.used);
  const perThousand = figures.used > 0 ? (cost / figures.used) * 1_000 : 0;
  const projected = projection(figures);
  const roi = returnOnCost(figures.hoursSaved, figures.hourlyRate, cost);
  const hours = (value: number | null) =>
    value === null ? t('guide.value.unknown') : t('guide.value.hours', { hours: formats.number(value, 4) });
  return (
    <Panel name={t('guide.value')}>
      <div className={styles.fields}>
        <Figure state={state} figure="elapsedDays" label={t('guide.value.elapsed')} />
        <Figure state={state} figure="periodDays" label={t('guide.value.period')} />
        <Figure state={state} figure="hourlyRate" label={t('guide.value.rate')} />
        <Figure state={state} figure="hoursSaved" label={t('guide.value.saved')} />
        <Figure state={state} figure="valueLow" label={t('guide.value.low')} />
        <Figure state={state} figure="valueHigh" label={t('guide.value.high')} />
      </div>
      <dl className={styles.results}>
        <Result name={t('guide.value.projection')}>
          {t('guide.value.projected', {
            units: Math.round(projected),
            tier: t(`guide.tier.${id}`),
            cost: money(tierCost(tier, projected)),
          })}
        </Result>
        <Result name={t('guide.value.roi')}>
          {roi === null ? t('guide.value.unknown') : t('guide.value.times', { times: formats.number(roi, 1) })}
        </Result>
        <Result name={t('guide.value.breakEven')}>{hours(breakEvenHours(cost, figures.hourlyRate))}</Result>
        <Result name={t('guide.value.breakEvenThousand')}>
          {hours(breakEvenHours(perThousand, figures.hourlyRate))}
        </Result>
      </dl>
      <TableFrame name={t('charts.table', { of: t('guide.value.caption', { cost: money(perThousand) }) })}>
        <table className={dataTable.panelTable}>
          <caption>{t('guide.value.caption', { cost: money(perThousand) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('guide.value.column.hours')}</th>
              <th scope="col">{t('guide.value.column.value')}</th>
              <th scope="col">{t('guide.value.column.times')}</th>
            </tr>
          </thead>
          <tbody>
            {valueTable(figures, perThousand).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal
              <tr key={index}>
                <td>{formats.number(row.hours, 2)}</td>
                <td>{money(row.value)}</td>
                <td>{row.times === null ? t('guide.value.unknown') : formats.number(row.times, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <Contradiction>{formats.sentences([t('guide.odd.breakEven'), t('guide.odd.payback')])}</Contradiction>
      <RealUnit>
        {real.month === null
          ? t('guide.real.month.unknown')
          : t('guide.real.month', { credits: real.month.credits, usd: money(real.month.credits / 25) })}
      </RealUnit>
    </Panel>
  );
}
