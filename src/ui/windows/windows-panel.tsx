import type { WindowView } from '../../domain/accounts/account-view';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { windowOutlook } from '../../domain/forecast/window-outlook';
import type { GaugeMode } from '../../domain/settings';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { HiddenWindows } from './hidden-windows';
import { WindowRow } from './window-row';
import styles from './windows-panel.module.css';

interface WindowsPanelProps {
  readonly windows: readonly WindowView[];
  readonly mode: GaugeMode;
  /** The last forecast; null where there is none. */
  readonly outlook: StoredOutlook | null;
  readonly onMode: (mode: GaugeMode) => void;
  /** Hides a window, or shows it again. */
  readonly onHide: (window: LimitWindow, isHidden: boolean) => void;
}

/** Every window of the account that is not hidden, the main limit's first, and how many are. */
export function WindowsPanel({ windows, mode, onMode, outlook, onHide }: WindowsPanelProps) {
  const { t, formats } = useTranslator();
  const shown = windows.filter(({ isHidden }) => !isHidden);
  const hidden = windows.filter(({ isHidden }) => isHidden);
  return (
    <Panel name={t('windows.region')} title={null}>
      {windows.length === 0 ? (
        <p className={styles.empty}>{t('windows.none')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((window) => (
            <li key={`${window.limit}/${window.seconds}`}>
              <WindowRow
                window={window}
                mode={mode}
                onMode={onMode}
                outlook={windowOutlook(outlook, window, mode)}
                action={
                  <button
                    type="button"
                    className={styles.hide}
                    aria-label={t('windows.hide.name', { window: formats.window(window) })}
                    onClick={() => onHide(window, true)}
                  >
                    {t('windows.hide')}
                  </button>
                }
              />
            </li>
          ))}
        </ul>
      )}
      {hidden.length > 0 ? <HiddenWindows windows={hidden} onHide={onHide} /> : null}
    </Panel>
  );
}
