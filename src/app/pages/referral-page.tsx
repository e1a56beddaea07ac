import { Ago } from '../../show/countdown';
import { Columns, Page } from '../../show/page';
import { Panel } from '../../show/panel';
import { ReferralCampaign } from '../../show/referral-campaign';
import { ReferralInvites } from '../../show/referral-invites';
import { ReferralOffer } from '../../show/referral-offer';
import { useApp } from '../app-context';
import { NothingSeen } from './nothing-seen';
import { ReferralNotes } from './referral-notes';
import { UsagePageButton } from './usage-page-button';

/** What inviting somebody would earn, how the invitations stand, and the campaign's own rules. */
export function ReferralPage() {
  const { shown } = useApp();
  if (!shown) return <NothingSeen title="Referral" about="Offers, invitations and what they earned." />;
  const { referral } = shown.view;
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
