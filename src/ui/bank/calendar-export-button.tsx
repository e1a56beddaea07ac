import { useState } from 'react';
import type { BankView } from '../../domain/accounts/account-view';
import { message } from '../../domain/messages/message';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { useTranslator } from '../components/reader-context';
import styles from './calendar-export-button.module.css';

interface CalendarExportButtonProps {
  readonly bank: BankView;
  readonly onExport: () => Promise<Outcome>;
}

/** Exports the expiry dates of the bank as a calendar file. Absent where no reset has a date. */
export function CalendarExportButton({ bank, onExport }: CalendarExportButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { t } = useTranslator();
  if (bank.detail !== 'dated') return null;
  const failed: Outcome = { ok: false, text: message('bank.calendar.failed') };
  return (
    <div className={styles.row}>
      <Button kind="quiet" onClick={() => void onExport().then(setOutcome, () => setOutcome(failed))}>
        <CalendarIcon /> {t('bank.calendar.add')}
      </Button>
      <OutcomeLine outcome={outcome} />
    </div>
  );
}

/** Inline SVG: the popup must not load an icon library. */
function CalendarIcon() {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <rect x="1.5" y="2.5" width="11" height="10" rx="1.5" />
      <path d="M1.5 5.8h11M4.4 1v3M9.6 1v3M7 7.4v3.4M5.3 9.1h3.4" strokeLinecap="round" />
    </svg>
  );
}
