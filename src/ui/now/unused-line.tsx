import type { AccountView } from '../../domain/accounts/account-view';
import { describeUnused, unusedShares, worthALine } from '../../domain/advice/unused-share';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { useTranslator } from '../components/reader-context';
import { useOutlookPeriod } from '../screen/outlook-period';
import styles from './now-page.module.css';

interface UnusedLineProps {
  readonly view: AccountView;
  readonly outlook: StoredOutlook | null;
}

/** One line where ten points or more of a weekly window will expire unused; nothing otherwise. */
export function UnusedLine({ view, outlook }: UnusedLineProps) {
  const { sentences } = useTranslator();
  const now = useOutlookPeriod();
  const most = unusedShares(view, outlook, now).toSorted((a, b) => b.points - a.points)[0];
  if (!most || most.points < worthALine) return null;
  return (
    <p className={styles.unused}>
      <a href="#/plan">{sentences(describeUnused(most, (view.bank.available ?? 0) > 0))}</a>
    </p>
  );
}
