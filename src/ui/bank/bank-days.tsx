import { useMemo } from 'react';
import type { AccountView } from '../../domain/accounts/account-view';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import type { Instant } from '../../domain/time/instant';
import { DayStrip } from '../charts/day-strip';
import type { StripDate } from '../charts/strip-layout';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { upcomingDates, upcomingRows } from '../upcoming/upcoming-dates';

interface BankDaysProps {
  readonly view: AccountView;
  readonly useByLeadMs: number;
  readonly advice: readonly ResetAdvice[];
}

/** The next 30 days: windows that end, resets and credits that expire, and when a reset is worth most. */
export function BankDays({ view, useByLeadMs, advice }: BankDaysProps) {
  const now = useNow();
  const { t, spell } = useTranslator();
  const dates = useMemo(
    (): readonly StripDate[] => [
      ...upcomingRows(upcomingDates(view, now, useByLeadMs)).map(({ at, kind, text }) => ({
        at,
        kind,
        title: spell(text),
      })),
      ...bestTimes(advice, now).map((at) => ({ at, kind: 'best' as const, title: t('charts.strip.bestTime') })),
    ],
    [view, now, useByLeadMs, advice, spell, t],
  );
  return (
    <Panel name={t('bank.days')}>
      <DayStrip dates={dates} />
    </Panel>
  );
}

/** When waiting pays: the instants that the advice names, ahead of now. */
function bestTimes(advice: readonly ResetAdvice[], now: Instant): readonly Instant[] {
  return advice.flatMap(({ advice: action, bestAt, silence, worthThenPercent }) =>
    action === 'wait' && silence === null && bestAt !== null && bestAt > now && Math.round(worthThenPercent ?? 0) >= 1
      ? [bestAt]
      : [],
  );
}
