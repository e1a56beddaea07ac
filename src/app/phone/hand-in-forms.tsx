import { type FormEvent, useState } from 'react';
import { Button } from '../../show/parts/button';
import styles from '../../show/phone/phone.module.css';
import type { Outcome } from '../screen/app-ports';
import { usePhone } from './use-phone';

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
  const { handIn } = usePhone();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    say(await handIn.takeFile(form.get('file') as File, String(form.get('passphrase'))));
    setBusy(false);
  };
  return (
    <form className={styles.words} onSubmit={(event) => void submit(event)}>
      <label className={styles.field}>
        File (.hrsync)
        <input name="file" type="file" required />
      </label>
      <label className={styles.field}>
        Its passphrase
        <input name="passphrase" type="password" required autoComplete="off" />
      </label>
      <div className={styles.row}>
        <Button kind="primary" type="submit" disabled={busy}>
          {busy ? 'Opening…' : 'Open'}
        </Button>
      </div>
    </form>
  );
}
