import { Download, Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../shell/app-context';
import styles from './data-panel.module.css';

/** Exports everything, and imports an export. */
export function DataPanel() {
  const { ports } = useApp();
  const { outcome, busy, run } = useOutcome();
  const picker = useRef<HTMLInputElement>(null);
  const { importFile } = ports;
  return (
    <Panel name="Your data">
      <p className={styles.text}>
        JSON holds everything kept here, to be taken in by another Headroom: importing adds what is missing and changes
        nothing twice. For a spreadsheet there is CSV: a line per reading of your windows, or everything, a line
        whenever a value changed.
      </p>
      <div className={styles.actions}>
        <Button disabled={busy} onClick={() => run(() => ports.exportAll('json'))}>
          <Download size={14} aria-hidden="true" /> Export JSON
        </Button>
        <Button disabled={busy} onClick={() => run(() => ports.exportAll('readings'))}>
          <Download size={14} aria-hidden="true" /> Windows as CSV
        </Button>
        <Button disabled={busy} onClick={() => run(() => ports.exportAll('facts'))}>
          <Download size={14} aria-hidden="true" /> Everything as CSV
        </Button>
        {importFile ? (
          <>
            <Button disabled={busy} onClick={() => picker.current?.click()}>
              <Upload size={14} aria-hidden="true" /> Import…
            </Button>
            <input
              ref={picker}
              type="file"
              accept=".json,application/json"
              hidden
              aria-label="Import a file"
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                currentTarget.value = '';
                if (file) run(() => importFile(file));
              }}
            />
          </>
        ) : null}
      </div>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}
