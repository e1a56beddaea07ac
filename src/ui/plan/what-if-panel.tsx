import { useMemo, useState } from 'react';
import type { AccountView, BankView, WindowView } from '../../domain/accounts/account-view';
import { paceToMeet, usualCourse, type WhatIfResult, type WhatIfStart, whatIf } from '../../domain/advice/what-if';
import type { Outlook, UsageProfile, WindowForecast } from '../../domain/forecast/outlook';
import { hourMs, type Instant } from '../../domain/time/instant';
import { sameWindow } from '../../domain/windows/limit-window';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { BurnChart } from './burn-chart';
import styles from './plan.module.css';
import { WhatIfControls } from './what-if-controls';
import { asUsual, courseDays, isUsual, resetStepsOf, type WhatIfInput, whatIfChangeOf } from './what-if-input';

interface WhatIfPanelProps {
  readonly view: AccountView;
  readonly outlook: Outlook;
}

/** The coming two weeks (for a monthly window until it ends) as forecast, and with changes the user tries out. */
export function WhatIfPanel({ view, outlook }: WhatIfPanelProps) {
  const { t } = useTranslator();
  const main = mainWindow(view);
  if (!main || !outlook.profile)
    return (
      <Panel name={t('plan.whatIf')}>
        <p className={styles.secondary}>{t('plan.whatIf.tooEarly')}</p>
      </Panel>
    );
  const forecast = outlook.forecasts.find((one) => sameWindow(one, main) && one.silence === null) ?? null;
  return <WhatIf main={main} profile={outlook.profile} forecast={forecast} bank={view.bank} />;
}

interface WhatIfProps {
  readonly main: WindowView;
  readonly profile: UsageProfile;
  /** What the page says about the window; null where it says nothing. */
  readonly forecast: WindowForecast | null;
  readonly bank: BankView;
}

function WhatIf({ main, profile, forecast, bank }: WhatIfProps) {
  const { t } = useTranslator();
  const minute = useNow();
  // Whole hours, so that the line is not computed again each minute.
  const now = Math.floor(minute / hourMs) * hourMs;
  const [input, setInput] = useState<WhatIfInput>(asUsual);
  const start = useMemo(() => startOf(main, profile, forecast, now), [main, profile, forecast, now]);
  const usual = useMemo(() => usualCourse(profile, start, forecast), [profile, start, forecast]);
  const changed = useMemo(
    () => (isUsual(input) ? null : whatIf(profile, start, whatIfChangeOf(input, now))),
    [profile, start, input, now],
  );
  return (
    <Panel
      name={t('plan.whatIf')}
      aside={
        changed ? (
          <Button kind="quiet" onClick={() => setInput(asUsual)}>
            {t('plan.whatIf.asUsual')}
          </Button>
        ) : null
      }
    >
      <Numbers usual={usual} changed={changed} />
      <BurnChart usual={usual} changed={changed} window={main} />
      <WhatIfControls input={input} onChange={setInput} now={now} resetSteps={resetStepsOf(bank, now)} />
    </Panel>
  );
}

function Numbers({ usual, changed }: { readonly usual: WhatIfResult; readonly changed: WhatIfResult | null }) {
  const { t, formats } = useTranslator();
  const current = changed ?? usual;
  const when = ({ runsOutAt }: WhatIfResult): string =>
    runsOutAt === null ? t('plan.whatIf.never', { days: courseDays(current) }) : formats.dayPart(runsOutAt);
  const left = ({ leftAtReset }: WhatIfResult): string => formats.percent(Math.round(leftAtReset));
  const compared = (value: string) =>
    changed ? <dd className={styles.comparison}>{t('plan.whatIf.usual', { value })}</dd> : null;
  return (
    <dl className={styles.numbers} aria-live="polite">
      <div>
        <dt>{t('plan.whatIf.runsOut')}</dt>
        <dd>{when(current)}</dd>
        {compared(when(usual))}
      </div>
      <div>
        <dt>{t('plan.whatIf.left')}</dt>
        <dd>{left(current)}</dd>
        {compared(left(usual))}
      </div>
      <div>
        <dt>{t('plan.whatIf.used')}</dt>
        {/* More than a whole window can be used where one is reset within the week. */}
        <dd>{t('common.percent', { value: formats.number(Math.round(current.weekTotal)) })}</dd>
        {changed ? (
          <dd className={styles.comparison}>
            <Difference points={Math.round(changed.weekTotal - usual.weekTotal)} />
          </dd>
        ) : null}
      </div>
    </dl>
  );
}

function Difference({ points }: { readonly points: number }) {
  const { t } = useTranslator();
  if (points === 0) return t('plan.whatIf.usedSame');
  return points > 0 ? t('plan.whatIf.usedMore', { points }) : t('plan.whatIf.usedLess', { points: -points });
}

/** The longest window of the main limit from a week on. */
function mainWindow({ windows }: AccountView): WindowView | undefined {
  return windows
    .filter(({ limit, seconds, state }) => limit === 'codex' && seconds >= 604_800 && state !== 'withdrawn')
    .toSorted((a, b) => b.seconds - a.seconds)[0];
}

/** Where the course begins, at the pace of the forecast. A window that ended or has not started counts as unused. */
function startOf(
  { state, usedPercent, resetsAt, seconds, observedAt: readAt }: WindowView,
  profile: UsageProfile,
  forecast: WindowForecast | null,
  now: Instant,
): WhatIfStart {
  const isOver = state === 'recovered' || state === 'unstarted' || resetsAt === null || resetsAt <= now;
  if (isOver) return { now, seconds, usedPercent: 0, resetsAt: null, readAt };
  const start = { now, seconds, usedPercent, resetsAt, readAt };
  return forecast ? { ...start, pace: paceToMeet(profile, start, forecast) } : start;
}
