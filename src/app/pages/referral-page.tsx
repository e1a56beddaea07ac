import { Ago } from '../../show/parts/countdown';
import { Columns, Page } from '../../show/parts/page';
import { Panel } from '../../show/parts/panel';
import { ReferralCampaign } from '../../show/referral/referral-campaign';
import { ReferralInvites } from '../../show/referral/referral-invites';
import { ReferralOffer } from '../../show/referral/referral-offer';
import { useApp } from '../screen/app-context';
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
