import { Download } from 'lucide-react';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';
import styles from './data-panel.module.css';
import { ImportButton, ImportStatus } from './import-control';
import { useImportFile } from './use-import-file';

/** Exports everything, and imports an export. */
export function DataPanel() {
  const { ports } = useApp();
  const { t } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  const { importFile } = ports;
  const importing = useImportFile(ports, run);
  return (
    <Panel name={t('settings.data')}>
      <p className={styles.text}>{t('settings.data.about')}</p>
      <div className={styles.actions}>
        <Button disabled={busy} onClick={() => run(() => ports.exportAll('json'))}>
          <Download size={14} aria-hidden="true" /> {t('settings.data.json')}
        </Button>
        <Button disabled={busy} onClick={() => run(() => ports.exportAll('readings'))}>
          <Download size={14} aria-hidden="true" /> {t('settings.data.readings')}
        </Button>
        <Button disabled={busy} onClick={() => run(() => ports.exportAll('facts'))}>
          <Download size={14} aria-hidden="true" /> {t('settings.data.facts')}
        </Button>
        {importFile ? <ImportButton state={importing} disabled={busy} /> : null}
      </div>
      <ImportStatus state={importing} disabled={busy} />
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}
