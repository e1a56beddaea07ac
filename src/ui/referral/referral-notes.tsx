import { referralNotes } from '../../domain/referral/referral-notes';
import { readerFormatters } from '../../i18n/reader-formatters';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { useApp } from '../shell/app-context';

/** What the offer itself does not say: invitations that wait, programmes that are over. */
export function ReferralNotes() {
  const { selectedAccount } = useApp();
  const [now, place] = [useNow(), useLocaleAndZone()];
  if (!selectedAccount) return null;
  const words = readerFormatters(place, now);
  return referralNotes(selectedAccount.state, selectedAccount.view.bank, now, words).map((note) => (
    <p key={note}>{note}</p>
  ));
}
