import type { ReactNode } from 'react';
import type { AppAccessPorts } from '../../engine/ports/app-access-ports';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useOutcome } from '../components/use-outcome';
import { AppAddressForm } from '../settings/app-address-form';
import { useAppAccess } from '../settings/use-app-access';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';
import { strong } from './strong';

/** What is missing before a phone can be paired, and how to get it. Nothing where the app is at a public address. */
export function AppAddressPanel({ appAccess }: { readonly appAccess: AppAccessPorts }) {
  const view = useAppAccess(appAccess);
  const { t } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  if (!view || (view.isPublic && !view.isChosen && !outcome)) return null;
  if (view.isPublic) {
    return (
      <Panel name={t('devices.address')}>
        <div className={styles.stack}>
          <p>
            <T k="devices.address.known" values={{ address: view.address, b: strong }} />
          </p>
          <AppAddressForm view={view} busy={busy} move={(typed) => run(() => appAccess.move(typed))} />
          <OutcomeBox outcome={outcome} />
        </div>
      </Panel>
    );
  }
  return (
    <Panel name={t('devices.address')} title={t('devices.address.title')}>
      <div className={styles.stack}>
        <p>{t('devices.address.local', { address: view.address })}</p>
        <ol className={styles.steps}>
          <li>
            <T k="devices.address.stepHost" values={{ c: (folder: readonly ReactNode[]) => <code>{folder}</code> }} />
          </li>
          <li>{t('devices.address.stepEnter')}</li>
        </ol>
        <AppAddressForm view={view} busy={busy} move={(typed) => run(() => appAccess.move(typed))} />
        <p className={styles.secondary}>{t('devices.address.without')}</p>
        <OutcomeBox outcome={outcome} />
      </div>
    </Panel>
  );
}
