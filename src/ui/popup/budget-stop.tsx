import type { PopupPorts } from '../../engine/ports/screen-ports';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import notices from '../components/trouble-notices.module.css';
import { useLoaded } from '../components/use-loaded';
import styles from './budget-stop.module.css';

/** Insists on a budget that the user wants to stop at, until they answer on the Reports page. Nothing when none is used up. */
export function BudgetStop({ ports }: { readonly ports: Pick<PopupPorts, 'budgetStop' | 'openApp'> }) {
  const { t } = useTranslator();
  const { value: name } = useLoaded('budget-stop', async () => (await ports.budgetStop?.()) ?? null);
  if (!name) return null;
  return (
    <section role="alert" className={`${notices.notice} ${styles.stop}`}>
      <p>{t('popup.budget', { name })}</p>
      <Button onClick={() => ports.openApp('/reports')}>{t('popup.budget.answer')}</Button>
    </section>
  );
}
