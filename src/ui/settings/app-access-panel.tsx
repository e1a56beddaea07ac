import type { AppAccessPorts, AppAccessView } from '../../engine/ports/app-access-ports';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useOutcome } from '../components/use-outcome';
import { AppAddressForm } from './app-address-form';
import styles from './data-panel.module.css';
import { useAppAccess } from './use-app-access';

/** Where the app lives, whether it may read what is stored in this browser, and what it gets. */
export function AppAccessPanel({ appAccess }: { readonly appAccess: AppAccessPorts }) {
  const view = useAppAccess(appAccess);
  const { outcome, busy, run } = useOutcome();
  if (!view) return null;
  const decide = (consent: 'allowed' | 'refused') => run(() => appAccess.decide(consent));
  return (
    <Panel name="App in this browser">
      <p className={styles.text}>{consentTexts[view.consent ?? 'none'](view)}</p>
      <p className={styles.text}>
        What it gets: your readings and their history, the names and colours of your accounts, your settings, and which
        alerts were shown. It never gets keys or paired devices.
      </p>
      <div className={styles.actions}>
        {view.consent === 'allowed' ? (
          <Button disabled={busy} onClick={() => decide('refused')}>
            Stop sharing
          </Button>
        ) : (
          <Button
            kind={view.consent === 'asked' ? 'primary' : 'plain'}
            disabled={busy}
            onClick={() => decide('allowed')}
          >
            Allow
          </Button>
        )}
        {view.consent === 'asked' ? (
          <Button disabled={busy} onClick={() => decide('refused')}>
            Do not allow
          </Button>
        ) : null}
      </div>
      <AppAddressForm view={view} busy={busy} move={(typed) => run(() => appAccess.move(typed))} />
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}

const consentTexts: Readonly<Record<'none' | 'asked' | 'allowed' | 'refused', (view: AppAccessView) => string>> = {
  none: ({ address }) => `The Headroom app at ${address} has not asked for anything yet.`,
  asked: ({ origin }) =>
    `A page at ${origin} asks to show what Headroom stored in this browser. Allow it only if the app there is yours.`,
  allowed: ({ origin }) => `The app at ${origin} may read what Headroom stores in this browser.`,
  refused: ({ origin }) => `The app at ${origin} gets nothing from this browser.`,
};
