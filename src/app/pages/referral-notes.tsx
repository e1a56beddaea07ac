import { referralNotes } from '../../domain/view/referral-notes';
import { useNow, usePlace } from '../../show/parts/surroundings';
import { useApp } from '../screen/app-context';
import { readerWords } from '../screen/reader-words';

/** What the offer itself does not say: invitations that wait, programmes that are over. */
export function ReferralNotes() {
  const { shown } = useApp();
  const [now, place] = [useNow(), usePlace()];
  if (!shown) return null;
  const words = readerWords(place, now);
  return referralNotes(shown.state, shown.view.bank, now, words).map((note) => <p key={note}>{note}</p>);
}
