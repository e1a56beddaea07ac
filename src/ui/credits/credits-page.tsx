import { Ago } from '../components/countdown';
import { Columns, Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { CreditGrants } from './credit-grants';
import { CreditsBalance } from './credits-balance';
import { SpendLimits } from './spend-limits';

/** The paid balance: how much, how long it lasts, when its grants expire, and the limits on spending. */
export function CreditsPage() {
  const { selectedAccount } = useApp();
  const { t } = useTranslator();
  if (!selectedAccount) return <NoDataPage title={t('credits.title')} about={t('credits.about')} />;
  const { view, state } = selectedAccount;
  return (
    <Page
      title={t('credits.title')}
      lead={
        view.credits.observedAt === null ? (
          t('credits.lead.unknown')
        ) : (
          <T k="credits.lead" values={{ ago: { node: <Ago at={view.credits.observedAt} /> } }} />
        )
      }
    >
      <Columns>
        <Panel name={t('credits.title')} title={t('credits.balance')}>
          <CreditsBalance credits={view.credits} balances={state.balances} />
        </Panel>
        <Panel name={t('credits.grants')}>
          <CreditGrants grants={view.credits.grants} />
        </Panel>
      </Columns>
      {view.spend === null ? null : (
        <Panel name={t('credits.spend')}>
          <SpendLimits spend={view.spend} />
        </Panel>
      )}
    </Page>
  );
}
