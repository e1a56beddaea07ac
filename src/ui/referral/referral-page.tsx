import { Ago } from '../components/countdown';
import { Columns, Page } from '../components/page';
import { Panel } from '../components/panel';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { UsagePageButton } from '../shell/usage-page-button';
import { ReferralCampaign } from './referral-campaign';
import { ReferralInvites } from './referral-invites';
import { ReferralNotes } from './referral-notes';
import { ReferralOffer } from './referral-offer';

/** The referral offer, the invitations by status, and the campaign's rules. */
export function ReferralPage() {
  const { selectedAccount } = useApp();
  if (!selectedAccount) return <NoDataPage title="Referral" about="Offers, invitations and what they earned." />;
  const { referral } = selectedAccount.view;
  return (
    <Page
      title="Referral"
      lead={
        <>
          Invitations are sent on the Codex page, never from here. Who was invited is not kept, only how many.{' '}
          {referral.observedAt === null ? null : (
            <>
              Seen <Ago at={referral.observedAt} />.
            </>
          )}
        </>
      }
      actions={<UsagePageButton />}
    >
      <Columns>
        <Panel name="Referral" title="Offer">
          <ReferralOffer referral={referral} />
        </Panel>
        <Panel name="Invitations">
          <ReferralInvites referral={referral} />
        </Panel>
      </Columns>
      <Panel name="Campaign">
        <ReferralNotes />
        <ReferralCampaign referral={referral} />
      </Panel>
    </Page>
  );
}
