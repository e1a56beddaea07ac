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
  /** What was last forecast; null where nothing was. */
  readonly outlook: StoredOutlook | null;
  /** Hides a window, or shows it again. Left out where nothing can be changed. */
  readonly onHide?: (window: LimitWindow, isHidden: boolean) => void;
  /** Goes to where hidden windows can be shown again. */
  readonly onOpenHidden?: () => void;
  readonly className?: string | undefined;
}

/** Every window of the account that is not hidden, the main limit's first, and how many are. */
export function WindowsPanel({ windows, mode, outlook, onHide, onOpenHidden, className }: WindowsPanelProps) {
  const { t } = useTranslator();
  const shown = windows.filter(({ isHidden }) => !isHidden);
  const hidden = windows.filter(({ isHidden }) => isHidden);
  return (
    <Panel name={t('windows.region')} title={null} className={className}>
      {windows.length === 0 ? (
        <p className={styles.empty}>{t('windows.none')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((window) => (
            <li key={`${window.limit}/${window.seconds}`}>
              <WindowRow
                window={window}
                mode={mode}
                outlook={windowOutlook(outlook, window)}
                onHide={onHide && (() => onHide(window, true))}
              />
            </li>
          ))}
        </ul>
      )}
      {hidden.length > 0 ? <HiddenWindows windows={hidden} onHide={onHide} onOpen={onOpenHidden} /> : null}
    </Panel>
  );
}
