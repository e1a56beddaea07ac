import { type FormEvent, type ReactNode, useState } from 'react';
import type { Outcome } from '../../engine/ports/outcome';
import { Button } from '../components/button';
import styles from './devices.module.css';
import { useDevices } from './use-devices';

/** For browsers that do not let a page read the clipboard. */
export function PasteForm({ take }: { readonly take: (text: string) => Promise<void> }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void take(String(new FormData(event.currentTarget).get('text')));
  };
  return (
    <form className={styles.words} onSubmit={submit}>
      <label className={styles.field}>
        Link
        <textarea name="text" required placeholder="https://…#s=…" autoComplete="off" spellCheck={false} />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit">
          Take it in
        </Button>
      </div>
    </form>
  );
}

/** An encrypted file and its passphrase. */
export function FileForm({ say }: { readonly say: (outcome: Outcome) => void }) {
  return (
    <OpenForm say={say}>
      <label className={styles.field}>
        File (.hrsync)
        <input name="file" type="file" required />
      </label>
    </OpenForm>
  );
}

interface SharedFileProps {
  readonly file: File;
  /** Null: the user does not want it. */
  readonly done: (outcome: Outcome | null) => void;
}

/** A file the share sheet handed over: all it wants is its passphrase. */
export function SharedFileForm({ file, done }: SharedFileProps) {
  return (
    <OpenForm say={done} file={file} leave={() => done(null)}>
      <p>
        <strong>{file.name}</strong> was shared with Headroom. Open it only if it comes from your own computer.
      </p>
    </OpenForm>
  );
}

interface OpenFormProps {
  readonly say: (outcome: Outcome) => void;
  readonly children: ReactNode;
  /** Left out, the form itself holds one. */
  readonly file?: File;
  readonly leave?: () => void;
}

function OpenForm({ say, children, file, leave }: OpenFormProps) {
  const { shareImport } = useDevices();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    say(await shareImport.importFile(file ?? (form.get('file') as File), String(form.get('passphrase'))));
    setBusy(false);
  };
  return (
    <form className={styles.words} onSubmit={(event) => void submit(event)}>
      {children}
      <label className={styles.field}>
        Its passphrase
        <input name="passphrase" type="password" required autoComplete="off" />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={busy}>
          {busy ? 'Opening…' : 'Open'}
        </Button>
        {leave ? <Button onClick={leave}>Not mine</Button> : null}
      </div>
    </form>
  );
}
