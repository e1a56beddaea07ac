import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { AppAccessPorts, AppAccessView } from '../../engine/ports/app-access-ports';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useOutcome } from '../components/use-outcome';
import { AppAddressForm } from './app-address-form';
import styles from './data-panel.module.css';
import { useAppAccess } from './use-app-access';

/** Where the app lives, whether it may read what is stored in this browser, and what it gets. */
export function AppAccessPanel({ appAccess }: { readonly appAccess: AppAccessPorts }) {
  const view = useAppAccess(appAccess);
  const { t, spell } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  if (!view) return null;
  const decide = (consent: 'allowed' | 'refused') => run(() => appAccess.decide(consent));
  return (
    <Panel name={t('settings.app')}>
      <p className={styles.text}>{spell(consentOf(view))}</p>
      <p className={styles.text}>{t('settings.app.gets')}</p>
      <div className={styles.actions}>
        {view.consent === 'allowed' ? (
          <Button disabled={busy} onClick={() => decide('refused')}>
            {t('settings.app.stop')}
          </Button>
        ) : (
          <Button
            kind={view.consent === 'asked' ? 'primary' : 'plain'}
            disabled={busy}
            onClick={() => decide('allowed')}
          >
            {t('settings.app.allow')}
          </Button>
        )}
        {view.consent === 'asked' ? (
          <Button disabled={busy} onClick={() => decide('refused')}>
            {t('settings.app.refuse')}
          </Button>
        ) : null}
      </div>
      <AppAddressForm view={view} busy={busy} move={(typed) => run(() => appAccess.move(typed))} />
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}

/** What the app may do here, as the user decided. */
function consentOf({ consent, origin, address }: AppAccessView): Message {
  return consent ? message(`settings.app.${consent}`, { origin }) : message('settings.app.none', { address });
}
