import type { WindowView } from '../../domain/accounts/account-view';
import { type LimitWindow, windowKey } from '../../domain/windows/limit-window';
import { useTranslator } from '../components/reader-context';
import styles from './hidden-windows.module.css';

interface HiddenWindowsProps {
  readonly windows: readonly WindowView[];
  readonly onHide: ((window: LimitWindow, isHidden: boolean) => void) | undefined;
  readonly onOpen: (() => void) | undefined;
}

/** "1 hidden": brings windows back, or goes to where that can be done. */
export function HiddenWindows({ windows, onHide, onOpen }: HiddenWindowsProps) {
  const { t, formats } = useTranslator();
  const count = t('windows.hidden', { count: windows.length });
  if (!onHide)
    return (
      <p className={styles.line}>
        {onOpen ? (
          <button type="button" className={styles.button} onClick={onOpen}>
            {count}
          </button>
        ) : (
          count
        )}
      </p>
    );
  return (
    <p className={styles.line}>
      {count}
      {windows.map((window) => (
        <button key={windowKey(window)} type="button" className={styles.button} onClick={() => onHide(window, false)}>
          {t('windows.show', { window: formats.window(window) })}
        </button>
      ))}
    </p>
  );
}
