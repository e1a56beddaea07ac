import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { SwitchRow } from '../components/switch-row';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../shell/app-context';

/** Exports the selected account's dates to the system's calendar, whose reminders work without Headroom. */
export function CalendarExportPanel() {
  const { ports, selectedAccount } = useApp();
  const { outcome, busy, run } = useOutcome();
  const [windowEnds, setWindowEnds] = useState(false);
  const { exportCalendar } = ports;
  if (!exportCalendar || !selectedAccount) return null;
  return (
    <Panel name="In your calendar">
      <p>
        Your system’s own calendar rings 7 days, 24 hours and a last call before each banked reset expires, with
        Headroom and the browser switched off. Saving it again later updates what is there.
      </p>
      <SwitchRow name="Also when windows reset" on={windowEnds} onChange={setWindowEnds} />
      <Button disabled={busy} onClick={() => run(() => exportCalendar(selectedAccount.account.key, windowEnds))}>
        <CalendarPlus size={14} aria-hidden="true" /> Add to calendar
      </Button>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}
