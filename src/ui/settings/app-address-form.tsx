import type { FormEvent } from 'react';
import type { AppAccessView } from '../../engine/ports/app-access-ports';
import { Button } from '../components/button';
import field from '../components/field.module.css';
import { useTranslator } from '../components/reader-context';
import styles from './data-panel.module.css';

interface AppAddressFormProps {
  readonly view: AppAccessView;
  readonly busy: boolean;
  readonly move: (typed: string | null) => void;
}

/** Changes the app's address. The browser asks the user before it is used. */
export function AppAddressForm({ view, busy, move }: AppAddressFormProps) {
  const { t } = useTranslator();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    move(String(new FormData(event.currentTarget).get('address')));
  };
  return (
    <form onSubmit={submit}>
      <label className={styles.field}>
        {t('settings.app.address')}
        <input
          className={field.input}
          name="address"
          type="text"
          inputMode="url"
          defaultValue={view.isPublic ? view.address : ''}
          key={view.address}
          placeholder={t('settings.app.address.example')}
          maxLength={200}
          required
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <div className={styles.actions}>
        <Button type="submit" disabled={busy}>
          {t('settings.app.address.use')}
        </Button>
        {view.isChosen ? (
          <Button kind="quiet" disabled={busy} onClick={() => move(null)}>
            {t('settings.app.address.builtIn')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
