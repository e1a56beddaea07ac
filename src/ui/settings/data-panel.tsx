import { Download } from 'lucide-react';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../shell/app-context';
import styles from './data-panel.module.css';
import { ImportButton, ImportStatus } from './import-control';
import { useImportFile } from './use-import-file';

/** Exports everything, and imports an export. */
export function DataPanel() {
  const { ports } = useApp();
  const { outcome, busy, run } = useOutcome();
  const { importFile } = ports;
  const importing = useImportFile(ports, run);
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
        {importFile ? <ImportButton state={importing} disabled={busy} /> : null}
      </div>
      <ImportStatus state={importing} disabled={busy} />
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}
