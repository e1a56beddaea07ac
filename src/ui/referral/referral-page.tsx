import { Ago } from '../components/countdown';
import { Columns, Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { T } from '../components/translation';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { ReferralCampaign } from './referral-campaign';
import { ReferralInvites } from './referral-invites';
import { EndedProgramme, ReferralNotes } from './referral-notes';
import { ReferralOffer } from './referral-offer';

/** The referral offer, the invitations by status, and the campaign's rules. */
export function ReferralPage() {
  const { selectedAccount } = useApp();
  const { t } = useTranslator();
  if (!selectedAccount) return <NoDataPage title={t('shell.page.referral')} about={t('referral.about')} />;
  const { referral } = selectedAccount.view;
  return (
    <Page
      title={t('shell.page.referral')}
      lead={
        <Sentences>
          {t('referral.lead')}
          {referral.observedAt === null ? null : (
            <T k="referral.seen" values={{ ago: { node: <Ago at={referral.observedAt} /> } }} />
          )}
        </Sentences>
      }
    >
      <Columns>
        <Panel name={t('referral.region')} title={t('referral.offer')}>
          <ReferralOffer referral={referral} />
        </Panel>
        <Panel name={t('referral.invitations')}>
          <ReferralInvites referral={referral} />
        </Panel>
      </Columns>
      <Panel name={t('referral.campaign')}>
        <ReferralNotes />
        <ReferralCampaign referral={referral} />
        <EndedProgramme />
      </Panel>
    </Page>
  );
}
