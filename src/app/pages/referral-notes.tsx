import { referralNotes } from '../../domain/view/referral-notes';
import { formatInstant } from '../../show/format/format-instant';
import { formatSpan } from '../../show/format/format-span';
import { useNow, usePlace } from '../../show/parts/surroundings';
import { useApp } from '../screen/app-context';

/** What the offer itself does not say: invitations that wait, programmes that are over. */
export function ReferralNotes() {
  const { shown } = useApp();
  const [now, place] = [useNow(), usePlace()];
  if (!shown) return null;
  const words = { instant: (at: number) => formatInstant(at, now, place, 'date'), span: formatSpan };
  return referralNotes(shown.state, shown.view.bank, now, words).map((note) => <p key={note}>{note}</p>);
}
