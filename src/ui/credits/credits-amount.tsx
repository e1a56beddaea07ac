import type { CreditsView } from '../../domain/accounts/account-view';
import { useTranslator } from '../components/reader-context';

/** "260.94"; "Not stated" where the page gives no number. */
export function CreditsAmount({ balance }: Pick<CreditsView, 'balance'>) {
  const { t, formats } = useTranslator();
  const amount = balance === null || balance.trim() === '' ? Number.NaN : Number(balance);
  return Number.isFinite(amount) ? formats.credits(amount) : t('credits.amount.notStated');
}
