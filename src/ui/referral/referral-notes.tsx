import { endedProgramme, referralNotes } from '../../domain/referral/referral-notes';
import { useNow, useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import styles from './referral-campaign.module.css';

/** Notes that the Codex page does not show: invitations that are still open, resets of an offer that has ended. */
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

/** The last programme that is over, folded away. */
export function EndedProgramme() {
  const { t, spell } = useTranslator();
  const ended = endedProgramme(useNow());
  if (!ended) return null;
  return (
    <details className={styles.ended}>
      <summary>{t('referral.ended')}</summary>
      <p>{spell(ended)}</p>
    </details>
  );
}
