import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import type { BankView } from '../domain/view';
import { Button } from './button';
import styles from './calendar-button.module.css';
import { OutcomeLine } from './outcome-line';

export interface CalendarOutcome {
  readonly ok: boolean;
  readonly text?: string;
}

interface CalendarButtonProps {
  readonly bank: BankView;
  readonly onExport: () => Promise<CalendarOutcome>;
}

/** Puts the dates of the bank into the system's own calendar. Absent where nothing has a date. */
export function CalendarButton({ bank, onExport }: CalendarButtonProps) {
  const [outcome, setOutcome] = useState<CalendarOutcome | null>(null);
  if (bank.detail !== 'dated') return null;
  const failed = { ok: false, text: 'The calendar could not be made. Try again from the full view.' };
  return (
    <div className={styles.foot}>
      <Button kind="quiet" onClick={() => void onExport().then(setOutcome, () => setOutcome(failed))}>
        <CalendarPlus size={14} aria-hidden="true" /> Add to calendar
      </Button>
      <OutcomeLine outcome={outcome} />
    </div>
  );
}
