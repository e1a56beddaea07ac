import { equalAt, tierCost, tierOf, tierTable } from '../../domain/guide/tiers';
import { teamUse } from '../../domain/guide/value';
import dataTable from '../components/data-table.module.css';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { TableFrame } from '../components/table-frame';
import { Tag } from '../components/tag';
import { useReportNumbers } from '../reports/use-report-numbers';
import styles from './guide.module.css';
import { Contradiction, Figure, RealUnit, Result } from './parts';
import type { GuideState } from './use-guide';
import type { RealUnits } from './use-real-units';

export interface GuidePanelProps {
  readonly state: GuideState;
  readonly real: RealUnits;
}

const columns = ['Fee', 'Units', 'Rate', 'Carry'] as const;

/** The tier table at the month's use, where two tiers cost the same, and what a team uses. */
export function TiersPanel({ state, real }: GuidePanelProps) {
  const { t, formats } = useTranslator();
  const { money } = useReportNumbers();
  const { figures } = state.guide;
  const [go, plus, pro] = [tierOf('go', figures), tierOf('plus', figures), tierOf('pro', figures)];
  const equal = (at: number | null): string =>
    at === null ? t('guide.tiers.breakEven.none') : formats.number(Math.round(at));
  const team = teamUse(figures);
  const cheapest = tierTable(figures, team).find(({ isCheapest }) => isCheapest) ?? go;
  const worth = real.creditsPerPercent;
  const plan = real.view?.planLabel ?? null;
  return (
    <Panel name={t('guide.tiers')}>
      <div className={styles.fields}>
        <Figure state={state} figure="used" label={t('guide.used')} />
      </div>
      <TableFrame name={t('charts.table', { of: t('guide.tiers') })}>
        <table className={dataTable.wideTable}>
          <caption>{t('guide.tiers.caption', { used: figures.used })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('guide.tier')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`guide.column.${column}`)}
                </th>
              ))}
              <th scope="col">{t('guide.column.overage')}</th>
              <th scope="col">{t('guide.column.cost')}</th>
            </tr>
          </thead>
          <tbody>
            {tierTable(figures, figures.used).map(({ id, overage, cost, isCheapest }) => (
              <tr key={id}>
                <th scope="row">{t(`guide.tier.${id}`)}</th>
                {columns.map((column) => (
                  <td key={column}>
                    <Figure
                      state={state}
                      figure={`${id}${column}`}
                      hideLabel
                      label={t('guide.tiers.field', { tier: t(`guide.tier.${id}`), name: t(`guide.column.${column}`) })}
                    />
                  </td>
                ))}
                <td>{money(overage)}</td>
                <td>
                  <b>{money(cost)}</b> {isCheapest ? <Tag tone="left">{t('guide.cheapest')}</Tag> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <dl className={styles.results}>
        <Result name={t('guide.tiers.breakEven.goPlus')}>{equal(equalAt(go, plus))}</Result>
        <Result name={t('guide.tiers.breakEven.plusPro')}>{equal(equalAt(plus, pro))}</Result>
      </dl>
      <Contradiction>
        {t('guide.odd.pro', { plus: money(tierCost(plus, 7_000)), pro: money(tierCost(pro, 7_000)) })}
      </Contradiction>
      <div className={styles.fields}>
        <Figure state={state} figure="people" label={t('guide.people')} />
        <Figure state={state} figure="perDay" label={t('guide.perDay')} />
        <Figure state={state} figure="workDays" label={t('guide.workDays')} />
      </div>
      <p>
        {t('guide.team', {
          used: team,
          tier: t(`guide.tier.${cheapest.id}`),
          cost: money(tierCost(cheapest, team)),
        })}
      </p>
      <Contradiction>{t('guide.odd.team')}</Contradiction>
      <RealUnit>
        {plan === null ? t('guide.real.plan.unknown') : t('guide.real.plan', { plan })}
        {worth === null
          ? t('guide.real.worth.unknown')
          : t('guide.real.worth', { credits: Number(worth.toPrecision(2)) })}
      </RealUnit>
    </Panel>
  );
}
