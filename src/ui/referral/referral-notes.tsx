import { referralNotes } from '../../domain/referral/referral-notes';
import { readerWords } from '../../i18n/reader-formatters';
import { useNow, usePlace } from '../components/reader-context';
import { useApp } from '../shell/app-context';

/** What the offer itself does not say: invitations that wait, programmes that are over. */
export function ReferralNotes() {
  const { shown } = useApp();
  const [now, place] = [useNow(), usePlace()];
  if (!shown) return null;
  const words = readerWords(place, now);
  return referralNotes(shown.state, shown.view.bank, now, words).map((note) => <p key={note}>{note}</p>);
}
