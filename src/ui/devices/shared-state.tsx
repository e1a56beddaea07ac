import type { SharedDeviceLine } from '../../engine/ports/sync-ports';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';

/**
 * Whether a device has the newest data of this one, and how much of its own history is still missing here. Renders nothing
 * before its first message.
 */
export function SharedState({ shared }: { readonly shared: SharedDeviceLine | null }) {
  const { t } = useTranslator();
  if (shared === null || shared.madeAt === null) return null;
  const oldest = shared.lacking.at(-1);
  return (
    <>
      <p className={styles.secondary}>{t(shared.isCurrent ? 'relay.device.current' : 'relay.device.behind')}</p>
      {oldest === undefined ? null : (
        <p className={styles.secondary}>{t('relay.device.lacking', { count: shared.lacking.length, at: oldest })}</p>
      )}
    </>
  );
}
