import type { Trouble } from '../../domain/snapshot';
import { Moment } from './moment';
import { useTranslator } from './reader-context';
import { T } from './translation';
import styles from './trouble-notices.module.css';

/** What is wrong with Headroom itself. Each notice says what still holds and what to do. */
export function TroubleNotices({ troubles }: { readonly troubles: readonly Trouble[] }) {
  if (troubles.length === 0) return null;
  return (
    <ul className={styles.list}>
      {troubles.map((trouble) => (
        <li key={trouble.kind} className={styles.notice}>
          <span className={styles.sign} aria-hidden="true">
            !
          </span>
          <p>
            <TroubleText trouble={trouble} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** One trouble: what still holds and what to do. */
export function TroubleText({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslator();
  switch (trouble.kind) {
    case 'storage':
      return t(`troubles.storage.${trouble.reason}`);
    case 'signed-out':
      return <T k="troubles.signedOut" values={{ at: { node: <Moment key="at" at={trouble.at} /> } }} />;
    case 'clock': {
      const by = Math.abs(trouble.aheadMs);
      return trouble.aheadMs > 0 ? t('troubles.clock.fast', { by }) : t('troubles.clock.slow', { by });
    }
    case 'room':
      return t('troubles.room');
    case 'ahead':
      return t('troubles.ahead', { count: trouble.count });
    case 'drift':
      return (
        <T k="troubles.drift" values={{ at: { node: <Moment key="at" at={trouble.at} /> }, count: trouble.count }} />
      );
  }
}
