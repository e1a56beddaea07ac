import { NothingSeen } from './nothing-seen';

/** Offers, invites and rewards. */
export function ReferralPage() {
  return <NothingSeen title="Referral" about="Offers, invites and rewards." />;
}
