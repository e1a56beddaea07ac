import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';

/** Exports the selected account's dates to the system's calendar, whose reminders work without Headroom. */
export function CalendarExportPanel() {
  const { ports, selectedAccount } = useApp();
  const { t } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  const [windowEnds, setWindowEnds] = useState(false);
  const { exportCalendar } = ports;
  if (!exportCalendar || !selectedAccount) return null;
  return (
    <Panel name={t('bank.calendar')}>
      <p>{t('bank.calendar.text')}</p>
      <SwitchRow name={t('bank.calendar.windows')} on={windowEnds} onChange={setWindowEnds} />
      <Button disabled={busy} onClick={() => run(() => exportCalendar(selectedAccount.account.key, windowEnds))}>
        <CalendarPlus size={14} aria-hidden="true" /> {t('bank.calendar.add')}
      </Button>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}
