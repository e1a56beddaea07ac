import type { AccountView } from '../../domain/accounts/account-view';
import { readingsByWindow } from '../../domain/forecast/usage-readings';
import { type Band, comparePlans, leastWeeks, type PlanRow } from '../../domain/plans/compare-plans';
import {
  figuresReadOn,
  figuresSource,
  type PlanFigures,
  type PlanId,
  planLimits,
  planOf,
  plansFrom,
} from '../../domain/plans/plan-figures';
import { weeklyUse } from '../../domain/plans/weekly-use';
import { dayMs } from '../../domain/time/instant';
import dataTable from '../components/data-table.module.css';
import { NumberField } from '../components/number-field';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useLocaleAndZone, usePeriod, useTranslator } from '../components/reader-context';
import { TableFrame } from '../components/table-frame';
import { Tag } from '../components/tag';
import { useLoaded } from '../components/use-loaded';
import { useOutcome } from '../components/use-outcome';
import { usePreferences } from '../reports/use-report';
import { useReportNumbers } from '../reports/use-report-numbers';
import { useApp } from '../screen/app-context';
import styles from './plans.module.css';

const historyDays = 180;
const weekSeconds = 604_800;

/** Less is not shown, in US$. */
const cent = 0.01;

/** The user's weeks compared with each plan: whether it would have been enough, and what credits would have cost instead. */
export function PlansPanel({ view }: { readonly view: AccountView }) {
  const { settings } = useApp();
  const { t } = useTranslator();
  const current = planOf(view.plan);
  const { weeks, percentCredits } = useObservedWeeks(view);
  if (weeks === undefined) return null;
  if (current === null)
    return (
      <Panel name={t('plan.plans')}>
        <p className={styles.secondary}>
          {view.planLabel === null ? t('plan.plans.noPlan') : t('plan.plans.otherPlan', { plan: view.planLabel })}
        </p>
      </Panel>
    );
  const rows = comparePlans({ plans: plansFrom(settings.plans), current, weeks, percentCredits });
  return (
    <Panel name={t('plan.plans')}>
      {rows === null ? (
        <p className={styles.secondary}>{t('plan.plans.tooShort', { weeks: weeks.length, least: leastWeeks })}</p>
      ) : (
        <Comparison rows={rows} weeks={weeks.length} isPriced={percentCredits !== null} />
      )}
    </Panel>
  );
}

/** The whole weeks of the history and what a percent is worth; undefined while they load. */
function useObservedWeeks({ key, windows }: AccountView): {
  readonly weeks: readonly number[] | undefined;
  readonly percentCredits: Band | null;
} {
  const { ports, snapshot } = useApp();
  const { zone } = useLocaleAndZone();
  const preferences = usePreferences();
  const today = usePeriod(dayMs);
  const hasWeek = windows.some(({ limit, seconds }) => limit === 'codex' && seconds === weekSeconds);
  const { value, failed } = useLoaded(JSON.stringify([key, today, preferences, snapshot?.revision]), async () => {
    const now = ports.clock.now();
    const [observations, draws] = await Promise.all([
      hasWeek ? ports.observations(key, { kinds: ['usage'], from: now - historyDays * dayMs }) : [],
      ports.reports?.ask('draws', { seconds: weekSeconds, by: 'model', account: key }, { zone, preferences }),
    ]);
    const own = readingsByWindow(observations).find(
      ({ limit, seconds }) => limit === 'codex' && seconds === weekSeconds,
    );
    return { weeks: weeklyUse(own?.readings ?? [], now), worth: draws?.worth ?? null };
  });
  const worth = value?.worth ?? null;
  return {
    weeks: value?.weeks ?? (failed ? [] : undefined),
    percentCredits: worth && { least: worth.least, usual: worth.credits, most: worth.most },
  };
}

interface ComparisonProps {
  readonly rows: readonly PlanRow[];
  readonly weeks: number;
  readonly isPriced: boolean;
}

function Comparison({ rows, weeks, isPriced }: ComparisonProps) {
  const { ports, settings } = useApp();
  const { t, formats } = useTranslator();
  const { outcome, run } = useOutcome();
  const set = (id: PlanId, change: Partial<PlanFigures>) =>
    run(() =>
      ports.saveSettings({
        ...settings,
        plans: { ...settings.plans, [id]: { ...settings.plans?.[id], ...change } },
      }),
    );
  return (
    <>
      <p className={styles.secondary}>{t('plan.plans.observed', { weeks })}</p>
      <TableFrame name={t('charts.table', { of: t('plan.plans') })}>
        <table className={dataTable.wideTable}>
          <caption className="visually-hidden">{t('plan.plans')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.plans.column.plan')}</th>
              <th scope="col">{t('plan.plans.column.price')}</th>
              <th scope="col">{t('plan.plans.column.multiple')}</th>
              <th scope="col">{t('plan.plans.column.fits')}</th>
              <th scope="col">{t('plan.plans.column.credits')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {t(`plan.plans.${row.id}`)} {row.isCurrent ? <Tag>{t('plan.plans.current')}</Tag> : null}
                </th>
                {(['price', 'multiple'] as const).map((name) => (
                  <td key={name}>
                    <NumberField
                      hideLabel
                      label={t('plan.plans.field', {
                        plan: t(`plan.plans.${row.id}`),
                        name: t(`plan.plans.column.${name}`),
                      })}
                      value={row[name]}
                      {...planLimits[name]}
                      onChange={(value) => set(row.id, { [name]: value })}
                    />
                  </td>
                ))}
                <td>
                  {t('plan.plans.fits', { fits: row.fits })}
                  <span className={styles.secondary}>
                    {t('plan.plans.share', {
                      median: formats.percent(row.median),
                      heaviest: formats.percent(row.heaviest),
                    })}
                  </span>
                </td>
                <td>
                  <Cost row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <OutcomeLine outcome={outcome} />
      {isPriced ? null : <p className={styles.secondary}>{t('plan.plans.unpriced')}</p>}
      <p className={styles.secondary}>{t('plan.plans.source', { source: figuresSource, date: figuresReadOn })}</p>
    </>
  );
}

/** What a month would have cost with credits for what does not fit, and from how much use on the next plan is cheaper. */
function Cost({ row: { credits, total, isCheapest, breakEven } }: { readonly row: PlanRow }) {
  const { t } = useTranslator();
  const { money, number } = useReportNumbers();
  return (
    <>
      {credits === null || total === null ? (
        '–'
      ) : (
        <>
          {t('plan.plans.total', { total: money(total) })}{' '}
          {isCheapest ? <Tag tone="left">{t('plan.plans.cheapest')}</Tag> : null}
          {credits.most < cent ? null : (
            <span className={styles.secondary}>
              {t('plan.plans.credits', { least: money(credits.least), most: money(credits.most) })}
            </span>
          )}
        </>
      )}
      {breakEven === null ? null : (
        <span className={styles.secondary}>{t('plan.plans.breakEven', { weeks: number(breakEven) })}</span>
      )}
    </>
  );
}
