import { monthsOf } from '../../domain/guide/guide-csv';
import { forecastRollover, overageCut } from '../../domain/guide/rollover';
import { tierOf } from '../../domain/guide/tiers';
import dataTable from '../components/data-table.module.css';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { TableFrame } from '../components/table-frame';
import { T } from '../components/translation';
import { useReportNumbers } from '../reports/use-report-numbers';
import styles from './guide.module.css';
import { Contradiction, Figure, RealUnit } from './parts';
import type { GuidePanelProps } from './tiers-panel';

/** Six months, one after the other: what each carries on, what it can use, and what it costs. */
export function RolloverPanel({ state, real }: GuidePanelProps) {
  const { t, formats } = useTranslator();
  const { money } = useReportNumbers();
  const { guide } = state;
  const tier = tierOf(guide.tier, guide.figures);
  const months = forecastRollover(tier, monthsOf(guide), guide.figures.carried);
  const cut = overageCut(tier, guide.figures.used, guide.figures.carried);
  const units = (value: number) => formats.number(Math.round(value));
  return (
    <Panel name={t('guide.rollover')}>
      <p className={styles.secondary}>{t('guide.rollover.rule', { tier: t(`guide.tier.${guide.tier}`) })}</p>
      <div className={styles.fields}>
        <Figure state={state} figure="carried" label={t('guide.rollover.carriedIn')} />
      </div>
      <TableFrame name={t('charts.table', { of: t('guide.rollover.caption') })}>
        <table className={dataTable.wideTable}>
          <caption>{t('guide.rollover.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('guide.rollover.month')}</th>
              <th scope="col">{t('guide.rollover.used')}</th>
              <th scope="col">{t('guide.rollover.capacity')}</th>
              <th scope="col">{t('guide.rollover.overage')}</th>
              <th scope="col">{t('guide.column.cost')}</th>
              <th scope="col">{t('guide.rollover.left')}</th>
              <th scope="col">{t('guide.rollover.byGuide')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ capacity, overage, cost, left, leftByGuide }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: months have no other name
              <tr key={index}>
                <th scope="row">{formats.number(index + 1)}</th>
                <td>
                  <Figure
                    state={state}
                    figure={`month${(index + 1) as 1 | 2 | 3 | 4 | 5 | 6}`}
                    hideLabel
                    label={t('guide.rollover.field', { month: index + 1 })}
                  />
                </td>
                <td>{units(capacity)}</td>
                <td>{units(overage)}</td>
                <td>{money(cost)}</td>
                <td>{units(left)}</td>
                <td>{units(leftByGuide)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p>
        {cut === null
          ? t('guide.rollover.noCut', { used: guide.figures.used })
          : t('guide.rollover.cut', { used: guide.figures.used, share: formats.share(cut * 100) })}
      </p>
      <Contradiction>{formats.sentences([t('guide.odd.rolloverCode'), t('guide.odd.rolloverOnce')])}</Contradiction>
      <RealUnit>
        <RolloverReal real={real} />
      </RealUnit>
    </Panel>
  );
}

/** Credits are kept for twelve months and resets for thirty days: what carries over for a subscriber. */
function RolloverReal({ real: { view } }: Pick<GuidePanelProps, 'real'>) {
  const { t } = useTranslator();
  const balance = view?.credits.balance ?? null;
  const expiring = view?.credits.expiring ?? null;
  if (balance === null || Number(balance) <= 0) return t('guide.real.credits.none');
  if (expiring === null) return t('guide.real.credits', { credits: Number(balance) });
  return (
    <T
      k="guide.real.credits.expiring"
      values={{
        credits: Number(balance),
        amount: expiring.amount,
        at: { node: <Moment at={expiring.at} form="date" /> },
      }}
    />
  );
}
