import { type FormEvent, type ReactNode, useState } from 'react';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './devices.module.css';
import { strong } from './strong';
import { useDevices } from './use-devices';

/** A field to paste a link into, for browsers that do not let a page read the clipboard. */
export function PasteForm({ importText }: { readonly importText: (text: string) => Promise<void> }) {
  const { t } = useTranslator();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void importText(String(new FormData(event.currentTarget).get('text')));
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <label className={styles.field}>
        {t('devices.take.link')}
        <textarea
          name="text"
          required
          placeholder={t('devices.take.link.example')}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit">
          {t('devices.take.link.do')}
        </Button>
      </div>
    </form>
  );
}

/** Chooses an encrypted file and asks for its passphrase. */
export function FileForm({ onDone }: { readonly onDone: (outcome: Outcome) => void }) {
  const { t } = useTranslator();
  return (
    <PassphraseForm onDone={onDone}>
      <label className={styles.field}>
        {t('devices.take.file')}
        <input name="file" type="file" required />
      </label>
    </PassphraseForm>
  );
}

interface SharedFileFormProps {
  readonly file: File;
  /** Called with the result; with null when the user refuses the file. */
  readonly onDone: (outcome: Outcome | null) => void;
}

/** Asks for the passphrase of a file that came from the share sheet. */
export function SharedFileForm({ file, onDone }: SharedFileFormProps) {
  return (
    <PassphraseForm onDone={onDone} file={file} onRefuse={() => onDone(null)}>
      <p>
        <T k="devices.take.shared" values={{ name: file.name, b: strong }} />
      </p>
    </PassphraseForm>
  );
}

interface PassphraseFormProps {
  readonly onDone: (outcome: Outcome) => void;
  readonly children: ReactNode;
  /** Left out, the form has a file field of its own. */
  readonly file?: File;
  readonly onRefuse?: () => void;
}

function PassphraseForm({ onDone, children, file, onRefuse }: PassphraseFormProps) {
  const { shareImport } = useDevices();
  const { t } = useTranslator();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    onDone(await shareImport.importFile(file ?? (form.get('file') as File), String(form.get('passphrase'))));
    setBusy(false);
  };
  return (
    <form className={styles.stack} onSubmit={(event) => void submit(event)}>
      {children}
      <label className={styles.field}>
        {t('devices.take.passphrase')}
        <input name="passphrase" type="password" required autoComplete="off" />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={busy}>
          {t(busy ? 'devices.take.opening' : 'devices.take.open')}
        </Button>
        {onRefuse ? <Button onClick={onRefuse}>{t('devices.take.notMine')}</Button> : null}
      </div>
    </form>
  );
}
