import { Ago } from '../components/countdown';
import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useOutlook } from '../plan/use-outlook';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { UsagePageButton } from '../shell/usage-page-button';
import { BankCalendar } from './bank-calendar';
import styles from './bank-page.module.css';
import { bankTitle, isUnusable, noDatesText } from './bank-texts';
import { CalendarExportPanel } from './calendar-export-panel';
import { PastResets } from './past-resets';
import { ResetCard } from './reset-card';
import { UnusableResets } from './unusable-resets';
import { useResetEnds } from './use-reset-ends';

/** The banked resets of an account, one card each, then a calendar and the past resets. */
export function BankPage() {
  const { settings, selectedAccount } = useApp();
  const outlook = useOutlook();
  const endedAt = useResetEnds();
  if (!selectedAccount) return <NoDataPage title="Bank" about="Banked resets, each with the minute it expires." />;
  const { bank } = selectedAccount.view;
  const available = bank.resets.filter(({ status }) => status === 'available');
  const unusable = bank.resets.filter(isUnusable);
  const past = bank.resets.filter((reset) => reset.status !== 'available' && !isUnusable(reset));
  return (
    <Page
      title={bankTitle(bank)}
      lead={
        <>
          Nothing here is ever used for you.{' '}
          {bank.observedAt === null ? null : (
            <>
              Last confirmed <Ago at={bank.observedAt} />.
            </>
          )}
        </>
      }
      actions={<UsagePageButton />}
    >
      {bank.disagrees ? <CountMismatch counted={bank.available} listed={available.length} /> : null}
      <section aria-label="Banked resets">
        {available.length === 0 ? (
          <EmptyState title={bankTitle(bank)}>{noDatesText(bank)}</EmptyState>
        ) : (
          <ul className={styles.cards}>
            {available.map((reset) => (
              <li key={reset.key}>
                <ResetCard
                  reset={reset}
                  useByLeadMs={settings.alerts.useByLeadMs}
                  advice={outlook?.verdicts.find(({ key }) => key === reset.key) ?? null}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {bank.purchaseOffered ? <p className={styles.note}>A paid reset is offered on the usage page.</p> : null}
      {unusable.length > 0 ? (
        <Panel name="Other resets">
          <UnusableResets resets={unusable} />
        </Panel>
      ) : null}
      <BankCalendar view={selectedAccount.view} useByLeadMs={settings.alerts.useByLeadMs} />
      <CalendarExportPanel />
      <Panel name="Used, expired and lost">
        <PastResets resets={past} endedAt={endedAt} />
      </Panel>
    </Page>
  );
}

function CountMismatch({ counted, listed }: { readonly counted: number | null; readonly listed: number }) {
  return (
    <p className={styles.note}>
      The page counts {counted ?? 'no'}, its list shows {listed}. Both are as the page gave them; the next look at the
      usage page usually settles it.
    </p>
  );
}
