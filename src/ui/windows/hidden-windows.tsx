import type { WindowView } from '../../domain/accounts/account-view';
import { type LimitWindow, windowKey } from '../../domain/windows/limit-window';
import { useTranslator } from '../components/reader-context';
import styles from './hidden-windows.module.css';

interface HiddenWindowsProps {
  readonly windows: readonly WindowView[];
  readonly onHide: (window: LimitWindow, isHidden: boolean) => void;
}

/** "1 hidden": brings windows back. */
export function HiddenWindows({ windows, onHide }: HiddenWindowsProps) {
  const { t, formats } = useTranslator();
  return (
    <p className={styles.line}>
      {t('windows.hidden', { count: windows.length })}
      {windows.map((window) => (
        <button key={windowKey(window)} type="button" className={styles.button} onClick={() => onHide(window, false)}>
          {t('windows.show', { window: formats.window(window) })}
        </button>
      ))}
    </p>
  );
}
