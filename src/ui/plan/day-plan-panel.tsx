import { useState } from 'react';
import type { AccountView, WindowView } from '../../domain/accounts/account-view';
import { type DayPlan, type DayPlanWindow, dayPlan, type PlannedWork } from '../../domain/advice/day-plan';
import type { Outlook } from '../../domain/forecast/outlook';
import { type TurnKind, turnKindNames } from '../../domain/usage/turn-kinds';
import type { DrawsAnswer } from '../../engine/ports/report-ports';
import dataTable from '../components/data-table.module.css';
import { NumberField } from '../components/number-field';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { TableFrame } from '../components/table-frame';
import { useLoaded } from '../components/use-loaded';
import { usePreferences } from '../reports/use-report';
import { useReportNumbers } from '../reports/use-report-numbers';
import { useApp } from '../screen/app-context';
import styles from './plans.module.css';

const nothing: PlannedWork = { question: 0, task: 0, long: 0, parallel: 0 };
const daySeconds = 86_400;
const most = 1_000;

/** What draws the windows down, by kind of work, and whether a day's work fits. */
export function DayPlanPanel({ view, outlook }: { readonly view: AccountView; readonly outlook: Outlook }) {
  const { t } = useTranslator();
  const { share } = useReportNumbers();
  const now = useNow();
  const [work, setWork] = useState(nothing);
  const [short, long] = useMeasured(view);
  const isMeasured = turnKindNames.some((kind) => short?.percents[kind] != null || long?.percents[kind] != null);
  const [reset = null] = outlook.verdicts;
  const plan = dayPlan({ work, short, long, reset, now });
  const isPlanned = turnKindNames.some((kind) => work[kind] > 0);
  const part = (known: DayPlanWindow | null, kind: TurnKind): string => {
    const percent = known?.percents[kind] ?? null;
    return percent === null ? t(`plan.draw.about.${kind}`) : share(percent / 100);
  };
  return (
    <Panel name={t('plan.draw')}>
      <p className={styles.secondary}>{t(isMeasured ? 'plan.draw.measured' : 'plan.draw.unmeasured')}</p>
      <TableFrame name={t('charts.table', { of: t('plan.draw') })}>
        <table className={dataTable.wideTable}>
          <caption className="visually-hidden">{t('plan.draw')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.draw.work')}</th>
              <th scope="col">{t('plan.draw.ofShort')}</th>
              <th scope="col">{t('plan.draw.ofLong')}</th>
              <th scope="col">{t('plan.draw.planned')}</th>
            </tr>
          </thead>
          <tbody>
            {turnKindNames.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`plan.draw.kind.${kind}`)}</th>
                <td>{part(short, kind)}</td>
                <td>{part(long, kind)}</td>
                <td>
                  <NumberField
                    hideLabel
                    label={t('plan.draw.field', { kind: t(`plan.draw.kind.${kind}`) })}
                    value={work[kind]}
                    least={0}
                    most={most}
                    onChange={(count) => setWork((before) => ({ ...before, [kind]: count }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {plan ? <PlanWords plan={plan} /> : null}
      {plan === null && isPlanned ? <p className={styles.secondary}>{t('plan.day.unknown')}</p> : null}
    </Panel>
  );
}

/** The 5-hour and the longest window with what each kind takes of them; null where the account has none. */
function useMeasured({ key, windows }: AccountView): readonly [DayPlanWindow | null, DayPlanWindow | null] {
  const { ports, snapshot } = useApp();
  const { zone } = useLocaleAndZone();
  const preferences = usePreferences();
  const own = windows
    .filter(({ limit, state }) => limit === 'codex' && state !== 'withdrawn')
    .toSorted((a, b) => a.seconds - b.seconds);
  const short = own.find(({ seconds }) => seconds < daySeconds);
  const long = own.findLast(({ seconds }) => seconds >= daySeconds);
  const { value } = useLoaded(
    JSON.stringify([key, short?.seconds, long?.seconds, preferences, snapshot?.revision]),
    () => {
      const ask = async (window: WindowView | undefined): Promise<DrawsAnswer | null> =>
        window && ports.reports
          ? ports.reports.ask('draws', { seconds: window.seconds, by: 'model', account: key }, { zone, preferences })
          : null;
      return Promise.all([ask(short), ask(long)]);
    },
  );
  return [measured(short, value?.[0]), measured(long, value?.[1])];
}

function measured(window: WindowView | undefined, answer: DrawsAnswer | null | undefined): DayPlanWindow | null {
  if (!window) return null;
  const credits = answer?.worth?.credits ?? 0;
  const percentOf = (kind: TurnKind): number | null => {
    const each = answer?.kinds?.[kind] ?? null;
    return each === null || credits <= 0 ? null : each / credits;
  };
  const [question, task, long, parallel] = turnKindNames.map(percentOf);
  return {
    window,
    percents: { question: question ?? null, task: task ?? null, long: long ?? null, parallel: parallel ?? null },
  };
}

function PlanWords({ plan }: { readonly plan: DayPlan }) {
  const { t, formats } = useTranslator();
  const now = useNow();
  const { ofShort, ofLong, fitsShort, fitsLong, startAt, goOnAt, resetAt } = plan;
  const words = [
    ...(ofShort === null
      ? []
      : [t('plan.day.short', { percent: formats.number(Math.ceil(ofShort)), fits: fitsShort ? 'yes' : 'no' })]),
    ...(ofLong === null
      ? []
      : [t('plan.day.long', { percent: formats.number(Math.ceil(ofLong)), fits: fitsLong ? 'yes' : 'no' })]),
    startAt <= now ? t('plan.day.now') : t('plan.day.start', { at: startAt }),
    ...goOnAt.map((at) => t('plan.day.pause', { at })),
    ...(resetAt === null ? [] : [resetAt <= now ? t('plan.day.reset.now') : t('plan.day.reset', { at: resetAt })]),
    ...(!fitsLong && resetAt === null ? [t('plan.day.tooMuch')] : []),
  ];
  return <p aria-live="polite">{formats.sentences(words)}</p>;
}
