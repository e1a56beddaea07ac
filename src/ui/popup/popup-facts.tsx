// Credits, referral and models in the popup: one line each.
import type { CreditsView, ReferralView } from '../../domain/accounts/account-view';
import { itemsOf } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { blockedModels } from '../../domain/models/blocked-models';
import type { ModelAvailability } from '../../domain/observations/observation';
import { useNow, useTranslator } from '../components/reader-context';
import { CreditsAmountOrState, CreditsDetail } from '../credits/credits-panel';
import { referralLine } from '../referral/referral-texts';
import { PopupRow } from './popup-row';

interface OpensApp {
  readonly openApp: (route: string) => void;
}

const icons = {
  coins: 'M8 1.8a6.2 6.2 0 110 12.4A6.2 6.2 0 018 1.8zM10 6.2A2.6 2.6 0 108 10.6 2.6 2.6 0 0010 9.8',
  person:
    'M6.3 7.4a2.6 2.6 0 100-5.2 2.6 2.6 0 000 5.2zM1.6 13.8c.3-2.7 2.2-4 4.7-4s4.4 1.3 4.7 4M12.6 5.4v4.4M10.4 7.6h4.4',
  lane: 'M2 5h10M9 2l3 3-3 3M14 11H4M7 8l-3 3 3 3',
  model: 'M8 1.8a6.2 6.2 0 110 12.4A6.2 6.2 0 018 1.8zM3.7 3.7l8.6 8.6',
};

/** The balance, and how long it lasts or what expires first. */
export function PopupCredits({ credits, openApp }: OpensApp & { readonly credits: CreditsView }) {
  const { t } = useTranslator();
  return (
    <PopupRow
      region={t('credits.title')}
      link={t('credits.title')}
      to="/credits"
      openApp={openApp}
      icon={icons.coins}
      title={<CreditsAmountOrState credits={credits} />}
    >
      <CreditsDetail credits={credits} short />
    </PopupRow>
  );
}

/** The invitations that are pending, and what is left to earn. */
export function PopupReferral({ referral, openApp }: OpensApp & { readonly referral: ReferralView }) {
  const { t, spell } = useTranslator();
  return (
    <PopupRow
      region={t('referral.region')}
      link={t('popup.referral')}
      to="/referral"
      openApp={openApp}
      icon={icons.person}
      title={t('referral.region')}
    >
      {spell(referralLine(referral))}
    </PopupRow>
  );
}

/** Where to go on, in one line. */
export function PopupLane({ lane, openApp }: OpensApp & { readonly lane: Message }) {
  const { t, spell } = useTranslator();
  return (
    <PopupRow
      region={t('lanes.region')}
      link={t('lanes.region')}
      to="/plan"
      openApp={openApp}
      icon={icons.lane}
      tone="warn"
      title={t('lanes.region')}
    >
      {spell(lane)}
    </PopupRow>
  );
}

/** The models that cannot be used now. Nothing while all can be used. */
export function PopupModels({ models, openApp }: OpensApp & { readonly models: readonly ModelAvailability[] }) {
  const { t } = useTranslator();
  const blocked = blockedModels(models, useNow()).map(({ slug }) => slug);
  if (blocked.length === 0) return null;
  return (
    <PopupRow
      region={t('models.region')}
      link={t('popup.models')}
      to="/"
      openApp={openApp}
      icon={icons.model}
      tone="warn"
      title={t('models.region')}
    >
      {t('popup.models.unavailable', { models: itemsOf(blocked) })}
    </PopupRow>
  );
}
