import { useMemo } from 'react';
import type { AccountView } from '../../domain/accounts/account-view';
import type { CalendarItem } from '../charts/calendar-items';
import { MonthCalendar } from '../charts/month-calendar';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { upcomingDates } from '../upcoming/upcoming-dates';

const kinds = { window: 'window-end', 'use-by': 'use-by', expiry: 'expiry', credits: 'event' } as const;

/** The next 30 days with the dates that fall on them. */
export function BankCalendar({ view, useByLeadMs }: { readonly view: AccountView; readonly useByLeadMs: number }) {
  const now = useNow();
  const { t, spell } = useTranslator();
  const items = useMemo(
    () =>
      upcomingDates(view, now, useByLeadMs).map(({ at, kind, text }): CalendarItem => {
        const title = spell(text);
        return { id: `${kind}-${at}-${title}`, at, kind: kinds[kind], title };
      }),
    [view, now, useByLeadMs, spell],
  );
  return (
    <Panel name={t('bank.days')}>
      <MonthCalendar items={items} />
    </Panel>
  );
}
