import type { ReactNode } from 'react';
import type { BankView } from '../../domain/accounts/account-view';
import { Ago } from '../components/countdown';
import { Panel } from '../components/panel';
import { useNow } from '../components/reader-context';
import { Tag } from '../components/tag';
import styles from './bank-panel.module.css';
import { bankTitle, expiresSoon, noDatesText } from './bank-texts';
import { ResetRow } from './reset-row';

interface BankPanelProps {
  readonly bank: BankView;
  /** How many resets to list before "and 2 more", and the page that lists them all; every one unless said. */
  readonly cut?: { readonly most: number; readonly allAt: string };
  readonly className?: string | undefined;
  /** What can be done about them. */
  readonly foot?: ReactNode;
}

/** The resets an account holds, soonest to lapse first. */
export function BankPanel({ bank, cut, className, foot }: BankPanelProps) {
  const held = bank.resets.filter(({ status }) => status === 'available');
  const listed = held.slice(0, cut?.most);
  const gap = noDatesText(bank);
  return (
    <Panel name="Banked resets" title={bankTitle(bank)} aside={<SoonTag bank={bank} />} className={className}>
      {gap === null ? null : <p className={styles.gap}>{gap}</p>}
      {held.length === 0 ? null : (
        <ul className={styles.list}>
          {listed.map((reset) => (
            <li key={reset.key}>
              <ResetRow reset={reset} />
            </li>
          ))}
        </ul>
      )}
      {cut && held.length > listed.length ? (
        <p className={styles.note}>
          <a href={cut.allAt}>and {held.length - listed.length} more</a>
        </p>
      ) : null}
      <Doubt bank={bank} listed={held.length} />
      {foot}
    </Panel>
  );
}

function SoonTag({ bank }: { readonly bank: BankView }) {
  const now = useNow();
  const soon = bank.resets.filter((reset) => expiresSoon(reset, now)).length;
  if (soon === 0) return null;
  return <Tag tone="warn">{soon === 1 ? '! one lapses within 3 days' : `! ${soon} lapse within 3 days`}</Tag>;
}

function Doubt({ bank, listed }: { readonly bank: BankView; readonly listed: number }) {
  const old = bank.observedAt !== null && (bank.freshness === 'aged' || bank.freshness === 'superseded');
  if (!bank.disagrees && !old) return null;
  return (
    <p className={styles.note}>
      {bank.disagrees ? `The page counts ${bank.available}, its list shows ${listed}. ` : null}
      {old && bank.observedAt !== null ? (
        <>
          Last confirmed <Ago at={bank.observedAt} />.
        </>
      ) : null}
    </p>
  );
}
