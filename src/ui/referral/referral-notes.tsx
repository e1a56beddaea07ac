import { referralNotes } from '../../domain/referral/referral-notes';
import { useNow, useTranslator } from '../components/reader-context';
import { useApp } from '../shell/app-context';

/** What the page does not say itself: invitations that are still open, campaigns that have ended. */
export function ReferralNotes() {
  const { selectedAccount } = useApp();
  const { sentences } = useTranslator();
  const now = useNow();
  if (!selectedAccount) return null;
  return referralNotes(selectedAccount.state, selectedAccount.view.bank, now).map((note) => {
    const text = sentences(note);
    return <p key={text}>{text}</p>;
  });
}
