import { Upload } from 'lucide-react';
import { Button } from '../components/button';
import { FileButton } from '../components/file-button';
import { useNow, useTranslator } from '../components/reader-context';
import styles from './data-panel.module.css';
import type { ImportState } from './use-import-file';

interface ImportControlProps {
  readonly state: ImportState;
  readonly disabled: boolean;
}

/** Picks a file and imports it. */
export function ImportButton({ state, disabled }: ImportControlProps) {
  const { t } = useTranslator();
  return (
    <FileButton
      label={t('settings.import.file')}
      disabled={disabled}
      onPick={([file]) => {
        if (file) state.start(file);
      }}
    >
      <Upload size={14} aria-hidden="true" /> {t('settings.import.pick')}
    </FileButton>
  );
}

/** The progress of a running import with a stop button; else the last import with an undo button. */
export function ImportStatus({ state, disabled }: ImportControlProps) {
  const { t } = useTranslator();
  // “Today” becomes “yesterday” while the page is open.
  useNow();
  const { progress, last } = state;
  if (progress) {
    const { done, of } = progress;
    return (
      <div className={styles.import}>
        <p>{of === null ? t('settings.import.reading') : t('settings.import.importing', { done, of })}</p>
        <progress
          aria-label={t('settings.import.progress')}
          {...(of === null ? {} : { value: done, max: Math.max(1, of) })}
        />
        <Button onClick={state.stop}>{t('settings.import.stop')}</Button>
      </div>
    );
  }
  if (!last) return null;
  return (
    <div className={styles.import}>
      <p>{t(last.isFinished ? 'settings.import.last' : 'settings.import.unfinished', { at: last.at })}</p>
      <Button disabled={disabled} onClick={state.undo}>
        {t('settings.import.undo')}
      </Button>
      <p className={styles.text}>{t('settings.import.undo.hint')}</p>
    </div>
  );
}
