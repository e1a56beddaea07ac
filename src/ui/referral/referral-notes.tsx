import { referralNotes } from '../../domain/referral/referral-notes';
import { readerFormatters } from '../../i18n/reader-formatters';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { useApp } from '../shell/app-context';

/** What the page does not say itself: invitations that are still open, campaigns that have ended. */
export function ReferralNotes() {
  const { selectedAccount } = useApp();
  const [now, place] = [useNow(), useLocaleAndZone()];
  if (!selectedAccount) return null;
  const formatters = readerFormatters(place, now);
  return referralNotes(selectedAccount.state, selectedAccount.view.bank, now, formatters).map((note) => (
    <p key={note}>{note}</p>
  ));
}
