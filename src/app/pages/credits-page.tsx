import { Ago } from '../../show/countdown';
import { CreditGrants } from '../../show/credit-grants';
import { CreditsBalance } from '../../show/credits-balance';
import { Columns, Page } from '../../show/page';
import { Panel } from '../../show/panel';
import { SpendLimits } from '../../show/spend-limits';
import { useApp } from '../app-context';
import { NothingSeen } from './nothing-seen';
import { UsagePageButton } from './usage-page-button';

/** The paid balance: how much, how long it lasts, what of it expires when, and the limits on spending it. */
export function CreditsPage() {
  const { shown } = useApp();
  if (!shown) return <NothingSeen title="Credits" about="Your paid balance and how long it lasts." />;
  const { view, state } = shown;
  return (
    <Page
      title="Credits"
      lead={
        view.credits.observedAt === null ? (
          'Not seen yet: the usage page shows the balance.'
        ) : (
          <>
            25 credits are about one dollar. Seen <Ago at={view.credits.observedAt} />.
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
