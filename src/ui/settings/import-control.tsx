import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { formatInstant } from '../../domain/time/format-instant';
import { Button } from '../components/button';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import styles from './data-panel.module.css';
import type { ImportState } from './use-import-file';

interface ImportControlProps {
  readonly state: ImportState;
  readonly disabled: boolean;
}

/** Picks a file and imports it. */
export function ImportButton({ state, disabled }: ImportControlProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={disabled} onClick={() => picker.current?.click()}>
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
          if (file) state.start(file);
        }}
      />
    </>
  );
}

/** How far a running import is, and what stops it; else the last import, and what takes it back. */
export function ImportStatus({ state, disabled }: ImportControlProps) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  const { progress, last } = state;
  if (progress) {
    const { done, of } = progress;
    const count = new Intl.NumberFormat(place.locale);
    return (
      <div className={styles.import}>
        <p>
          {of === null
            ? 'Reading the file…'
            : `Importing ${count.format(done)} of ${count.format(of)} observations… Stay on this page until it is done.`}
        </p>
        <progress aria-label="Import" {...(of === null ? {} : { value: done, max: Math.max(1, of) })} />
        <Button onClick={state.stop}>Stop</Button>
      </div>
    );
  }
  if (!last) return null;
  const at = formatInstant(last.at, now, place);
  return (
    <div className={styles.import}>
      <p>
        {last.isFinished
          ? `Last import: ${at}.`
          : `The import of ${at} did not finish. Import the file again, or undo it.`}
      </p>
      <Button disabled={disabled} onClick={state.undo}>
        Undo import
      </Button>
      <p className={styles.text}>
        Undoing takes away what that import added, and nothing else. The next import replaces it.
      </p>
    </div>
  );
}
