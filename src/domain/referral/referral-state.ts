// What is remembered of the referral programme between two observations, and what its reducer reports.
import type { AccountState } from '../accounts/account-state';
import type { Draft } from '../draft';
import type { EventSide } from '../events/event';
import type { ReferralOfferFacts } from '../observations/observation';
import type { Instant } from '../time/instant';

export interface ReferralMemory {
  /** The last offer of each programme. */
  readonly offers: Readonly<Record<string, ReferralOfferFacts>>;
  /** Id of the last observation of each subject. */
  readonly lastIds: Readonly<Record<string, string>>;
}

type ReferralPart = Pick<AccountState, 'offer' | 'rules' | 'invites'>;

export type ReferralDraft = Draft<ReferralPart & ReferralMemory>;

export const noReferralMemory: ReferralMemory = { offers: {}, lastIds: {} };

/** An offer as the next is compared with it: without its texts, which are only shown. */
export function comparedOffer(facts: ReferralOfferFacts): ReferralOfferFacts {
  return { ...facts, title: null, description: null, rules: [] };
}

/** The referral part of the state and its memory as a draft for the reducer. */
export function openReferral(
  { offer, rules, invites }: ReferralPart,
  { offers, lastIds }: ReferralMemory,
): ReferralDraft {
  return { offer, rules, invites, offers, lastIds };
}

/** The draft split into state and memory again. */
export function closeReferral({ offer, rules, invites, offers, lastIds }: ReferralDraft): {
  readonly state: ReferralPart;
  readonly memory: ReferralMemory;
} {
  return { state: { offer, rules, invites }, memory: { offers, lastIds } };
}

export type ReferralChange =
  | {
      readonly type: 'referral-changed';
      /** `offer <programme>`, `rules` or `invites`. */
      readonly subject: string;
      /** Only the fields that differ. */
      readonly before: EventSide;
      readonly after: EventSide;
      /** When the subject was last seen before. */
      readonly since: Instant;
      /** Id of that observation. */
      readonly beforeId: string | null;
    }
  /** An invitation turned done between two looks. */
  | { readonly type: 'invite-done'; readonly since: Instant };
