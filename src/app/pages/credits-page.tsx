import { CreditGrants } from '../../show/credits/credit-grants';
import { CreditsBalance } from '../../show/credits/credits-balance';
import { SpendLimits } from '../../show/credits/spend-limits';
import { Ago } from '../../show/parts/countdown';
import { Columns, Page } from '../../show/parts/page';
import { Panel } from '../../show/parts/panel';
import { useApp } from '../screen/app-context';
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
