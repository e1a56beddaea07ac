import { useMemo, useState } from 'react';
import type { AccountView, BankView, WindowView } from '../../domain/accounts/account-view';
import { type WhatIfResult, type WhatIfStart, whatIf } from '../../domain/advice/what-if';
import { dayPart } from '../../domain/forecast/forecast-sentences';
import type { Outlook, UsageProfile } from '../../domain/forecast/outlook';
import { hourMs, type Instant } from '../../domain/time/instant';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { BurnChart } from './burn-chart';
import { lengthText } from './course-texts';
import styles from './plan.module.css';
import { WhatIfControls } from './what-if-controls';
import { asUsual, isUsual, resetStepsOf, type WhatIfInput, whatIfChangeOf } from './what-if-input';

interface WhatIfPanelProps {
  readonly view: AccountView;
  readonly outlook: Outlook;
}

/** The coming two weeks (for a monthly window until it ends) as expected, and with changes the user tries out. */
export function WhatIfPanel({ view, outlook }: WhatIfPanelProps) {
  const main = mainWindow(view);
  if (!main || !outlook.profile)
    return (
      <Panel name="What if">
        <p className={styles.secondary}>
          Once a weekly or monthly window was read three times, it can be played ahead here.
        </p>
      </Panel>
    );
  return <WhatIf main={main} profile={outlook.profile} bank={view.bank} />;
}

interface WhatIfProps {
  readonly main: WindowView;
  readonly profile: UsageProfile;
  readonly bank: BankView;
}

function WhatIf({ main, profile, bank }: WhatIfProps) {
  const minute = useNow();
  // Whole hours, so that the line is not computed again each minute.
  const now = Math.floor(minute / hourMs) * hourMs;
  const [input, setInput] = useState<WhatIfInput>(asUsual);
  const start = useMemo(() => startOf(main, now), [main, now]);
  const usual = useMemo(() => whatIf(profile, start), [profile, start]);
  const changed = useMemo(
    () => (isUsual(input) ? null : whatIf(profile, start, whatIfChangeOf(input, now))),
    [profile, start, input, now],
  );
  return (
    <Panel
      name="What if"
      aside={
        changed ? (
          <Button kind="quiet" onClick={() => setInput(asUsual)}>
            As usual
          </Button>
        ) : null
      }
    >
      <Numbers usual={usual} changed={changed} />
      <BurnChart usual={usual} changed={changed} label={main.label} />
      <WhatIfControls input={input} onChange={setInput} now={now} resetSteps={resetStepsOf(bank, now)} />
    </Panel>
  );
}

function Numbers({ usual, changed }: { readonly usual: WhatIfResult; readonly changed: WhatIfResult | null }) {
  const current = changed ?? usual;
  const now = useNow();
  const place = useLocaleAndZone();
  const when = (at: Instant | null): string =>
    at === null ? `not in ${lengthText(current)}` : dayPart(Math.max(at, now), now, place).replace(/^on /, '');
  return (
    <dl className={styles.numbers} aria-live="polite">
      <div>
        <dt>Runs out</dt>
        <dd>{when(current.runsOutAt)}</dd>
        {changed ? <dd className={styles.comparison}>as usual {when(usual.runsOutAt)}</dd> : null}
      </div>
      <div>
        <dt>Left at the next reset</dt>
        <dd>{Math.round(current.leftAtReset)} %</dd>
        {changed ? <dd className={styles.comparison}>as usual {Math.round(usual.leftAtReset)} %</dd> : null}
      </div>
      <div>
        <dt>Used in seven days</dt>
        <dd>{Math.round(current.weekTotal)} %</dd>
        {changed ? <dd className={styles.comparison}>{difference(changed.weekTotal - usual.weekTotal)}</dd> : null}
      </div>
    </dl>
  );
}

function difference(points: number): string {
  const whole = Math.round(points);
  if (whole === 0) return 'as much as usual';
  return `${Math.abs(whole)} ${whole > 0 ? 'more' : 'less'} than usual`;
}

/** The longest window of the main limit from a week on. */
function mainWindow({ windows }: AccountView): WindowView | undefined {
  return windows
    .filter(({ limit, seconds, state }) => limit === 'codex' && seconds >= 604_800 && state !== 'withdrawn')
    .toSorted((a, b) => b.seconds - a.seconds)[0];
}

/** Where the course begins. A window that ended or has not started counts as unused. */
function startOf({ state, usedPercent, resetsAt, seconds, observedAt }: WindowView, now: Instant): WhatIfStart {
  const isOver = state === 'recovered' || state === 'unstarted' || resetsAt === null || resetsAt <= now;
  return {
    now,
    seconds,
    usedPercent: isOver ? 0 : usedPercent,
    resetsAt: isOver ? null : resetsAt,
    readAt: observedAt,
  };
}
