import type { WindowView } from '../../domain/accounts/account-view';
import type { GaugeMode } from '../../domain/settings';
import type { LimitWindow } from '../../domain/windows/limit-window';
import { Panel } from '../components/panel';
import { WindowRow } from './window-row';
import styles from './windows-panel.module.css';

interface WindowsPanelProps {
  readonly windows: readonly WindowView[];
  readonly mode: GaugeMode;
  /** The forecast of a window in a sentence; null where there is none. */
  readonly forecastOf?: (window: LimitWindow) => string | null;
  readonly className?: string | undefined;
}

/** Every window of the account, the main limit's first. */
export function WindowsPanel({ windows, mode, forecastOf, className }: WindowsPanelProps) {
  return (
    <Panel name="Windows" title={null} className={className}>
      {windows.length === 0 ? (
        <p className={styles.empty}>The usage page shows no windows for this account: nothing here runs out by time.</p>
      ) : (
        <ul className={styles.list}>
          {windows.map((window) => (
            <li key={`${window.limit}/${window.seconds}`}>
              <WindowRow window={window} mode={mode} forecast={forecastOf?.(window) ?? null} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
