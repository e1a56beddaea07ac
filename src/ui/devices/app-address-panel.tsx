import type { AppAccessPorts } from '../../engine/ports/app-access-ports';
import { Panel } from '../components/panel';
import { useOutcome } from '../components/use-outcome';
import { AppAddressForm } from '../settings/app-address-form';
import { useAppAccess } from '../settings/use-app-access';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';

/** What is missing before a phone can be paired, and how to get it. Nothing where the app is at a public address. */
export function AppAddressPanel({ appAccess }: { readonly appAccess: AppAccessPorts }) {
  const view = useAppAccess(appAccess);
  const { outcome, busy, run } = useOutcome();
  if (!view || (view.isPublic && !view.isChosen && !outcome)) return null;
  if (view.isPublic) {
    return (
      <Panel name="Where the app is">
        <div className={styles.stack}>
          <p>
            Codes and links lead your phone to <strong>{view.address}</strong>.
          </p>
          <AppAddressForm view={view} busy={busy} move={(typed) => run(() => appAccess.move(typed))} />
          <OutcomeBox outcome={outcome} />
        </div>
      </Panel>
    );
  }
  return (
    <Panel name="Where the app is" title="Your phone cannot open the app yet">
      <div className={styles.stack}>
        <p>
          This build says the app is at {view.address}, which only this computer can open: to keep a phone up to date,
          the app has to be at an https address.
        </p>
        <ol className={styles.steps}>
          <li>
            Put the folder <code>.output/pwa</code> on any https host. On GitHub the workflow “pages” of the project
            does it for you.
          </li>
          <li>Enter its address here. Your browser asks whether Headroom may run there.</li>
        </ol>
        <AppAddressForm view={view} busy={busy} move={(typed) => run(() => appAccess.move(typed))} />
        <p className={styles.secondary}>
          Without it, an encrypted file works, and so does the code above in a Headroom app that is on your phone
          already.
        </p>
        <OutcomeBox outcome={outcome} />
      </div>
    </Panel>
  );
}
