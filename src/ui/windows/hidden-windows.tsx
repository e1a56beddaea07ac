import type { WindowView } from '../../domain/accounts/account-view';
import type { LimitWindow } from '../../domain/windows/limit-window';
import styles from './hidden-windows.module.css';

interface HiddenWindowsProps {
  readonly windows: readonly WindowView[];
  readonly onHide: ((window: LimitWindow, isHidden: boolean) => void) | undefined;
  readonly onOpen: (() => void) | undefined;
}

/** "1 hidden": brings windows back, or goes to where that can be done. */
export function HiddenWindows({ windows, onHide, onOpen }: HiddenWindowsProps) {
  const count = `${windows.length} hidden`;
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
        <button key={window.label} type="button" className={styles.button} onClick={() => onHide(window, false)}>
          Show {window.label}
        </button>
      ))}
    </p>
  );
}
