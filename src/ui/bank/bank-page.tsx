import type { ResetAdvice } from '../../domain/forecast/outlook';
import { message } from '../../domain/messages/message';
import { Ago } from '../components/countdown';
import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { T } from '../components/translation';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { useOutlook } from '../screen/use-outlook';
import { BankDays } from './bank-days';
import styles from './bank-page.module.css';
import { bankTitle, isUnusable, noDatesReason } from './bank-texts';
import { CalendarExportPanel } from './calendar-export-panel';
import { PastResets } from './past-resets';
import { ResetCard } from './reset-card';
import { ResetDays } from './reset-days';
import { ResetEffect } from './reset-effect';
import { UnusableResets } from './unusable-resets';
import { useResetEnds } from './use-reset-ends';

const noAdvice: readonly ResetAdvice[] = [];
/** So many resets have a card each; further ones are rows by day. */
const maxCards = 3;

/** The banked resets of an account: cards of the next ones, rows of the others, the coming days, and the past resets. */
export function BankPage() {
  const { settings, selectedAccount } = useApp();
  const outlook = useOutlook();
  const endedAt = useResetEnds();
  const { t, spell } = useTranslator();
  if (!selectedAccount) return <NoDataPage title={t('shell.page.bank')} about={t('bank.about')} />;
  const { bank } = selectedAccount.view;
  const { useByLeadMs } = settings.alerts;
  const advice = outlook?.verdicts ?? noAdvice;
  const adviceOn = (key: string) => advice.find((each) => each.key === key) ?? null;
  const available = bank.resets.filter(({ status }) => status === 'available');
  const unusable = bank.resets.filter(isUnusable);
  const noDates = noDatesReason(bank);
  const past = bank.resets.filter((reset) => reset.status !== 'available' && !isUnusable(reset));
  return (
    <Page
      title={spell(bankTitle(bank))}
      lead={
        <Sentences>
          {t('bank.lead')}
          {bank.observedAt === null ? null : (
            <T k="bank.confirmed" values={{ ago: { node: <Ago key="ago" at={bank.observedAt} /> } }} />
          )}
        </Sentences>
      }
    >
      {bank.disagrees ? <CountMismatch counted={bank.available ?? 0} listed={available.length} /> : null}
      <section aria-label={t('bank.region')}>
        {available.length === 0 ? (
          <EmptyState title={spell(bankTitle(bank))}>{noDates && spell(noDates)}</EmptyState>
        ) : (
          <ul className={styles.cards}>
            {available.slice(0, maxCards).map((reset) => (
              <li key={reset.key}>
                <ResetCard
                  reset={reset}
                  useByLeadMs={useByLeadMs}
                  advice={adviceOn(reset.key)}
                  effect={<ResetEffect view={selectedAccount.view} reset={reset} />}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {available.length > maxCards ? (
        <ResetDays resets={available.slice(maxCards)} useByLeadMs={useByLeadMs} adviceOn={adviceOn} />
      ) : null}
      {bank.purchaseOffered ? <p className={styles.offer}>{t('bank.purchase')}</p> : null}
      {unusable.length > 0 ? (
        <Panel name={t('bank.others')}>
          <UnusableResets resets={unusable} />
        </Panel>
      ) : null}
      <BankDays view={selectedAccount.view} useByLeadMs={useByLeadMs} advice={advice} />
      <CalendarExportPanel />
      <Panel name={t('bank.past')}>
        <PastResets resets={past} endedAt={endedAt} />
      </Panel>
    </Page>
  );
}

function CountMismatch({ counted, listed }: { readonly counted: number; readonly listed: number }) {
  const { sentences } = useTranslator();
  const says = message('bank.mismatch', { counted, listed });
  return <p className={styles.note}>{sentences([says, message('bank.mismatch.settles')])}</p>;
}
