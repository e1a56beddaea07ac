import type { Diagnostics } from '../../engine/ports/app-ports';
import { useTranslator } from '../components/reader-context';
import styles from './diagnostics.module.css';

/** The permissions, what each is for, and whether it is granted. */
export function PermissionList({ permissions }: Pick<Diagnostics, 'permissions'>) {
  const { t } = useTranslator();
  return (
    <ul className={styles.permissions}>
      {permissions.map(({ name, granted, why }) => (
        <li key={name}>
          <span>
            <span aria-hidden="true">{granted ? '✓' : '○'}</span> <code className={styles.code}>{name}</code>
          </span>
          <span className={styles.aside}>
            {granted ? t(why) : t('diagnostics.permissions.notGranted', { why: t(why) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
