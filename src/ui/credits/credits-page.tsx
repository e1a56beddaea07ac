import { Ago } from '../components/countdown';
import { Columns, Page } from '../components/page';
import { Panel } from '../components/panel';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { UsagePageButton } from '../shell/usage-page-button';
import { CreditGrants } from './credit-grants';
import { CreditsBalance } from './credits-balance';
import { SpendLimits } from './spend-limits';

/** The paid balance: how much, how long it lasts, when its grants expire, and the limits on spending. */
export function CreditsPage() {
  const { selectedAccount } = useApp();
  if (!selectedAccount) return <NoDataPage title="Credits" about="Your paid balance and how long it lasts." />;
  const { view, state } = selectedAccount;
  return (
    <Page
      title="Credits"
      lead={
        view.credits.observedAt === null ? (
          'Not seen yet: the usage page shows the balance.'
        ) : (
          <>
            25 credits are about one dollar before discounts. Seen <Ago at={view.credits.observedAt} />.
          </>
        )
      }
      actions={<UsagePageButton />}
    >
      <Columns>
        <Panel name="Credits" title="Balance">
          <CreditsBalance credits={view.credits} balances={state.balances} />
        </Panel>
        <Panel name="Grants">
          <CreditGrants grants={view.credits.grants} />
        </Panel>
      </Columns>
      {view.spend === null ? null : (
        <Panel name="Spending limits">
          <SpendLimits spend={view.spend} />
        </Panel>
      )}
    </Page>
  );
}
