import type { WindowView } from '../../domain/accounts/account-view';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { windowOutlook } from '../../domain/forecast/window-outlook';
import type { GaugeMode } from '../../domain/settings';
import { windowKey } from '../../domain/windows/limit-window';
import { useTranslator } from '../components/reader-context';
import { shortName } from '../windows/short-name';
import { WindowChip } from '../windows/window-chip';
import { WindowRow } from '../windows/window-row';
import { PopupLink } from './popup-link';
import styles from './popup-windows.module.css';

interface PopupWindowsProps {
  readonly windows: readonly WindowView[];
  /** The last forecast; null where there is none. */
  readonly outlook: StoredOutlook | null;
  readonly mode: GaugeMode;
  readonly onMode: (mode: GaugeMode) => void;
  readonly openApp: (route: string) => void;
}

/** More would push the bank out of sight. */
const most = { rows: 2, chips: 6 };

/** The windows that decide in full, the others small, and how many more there are. Each leads to its history. */
export function PopupWindows({ windows, outlook, mode, onMode, openApp }: PopupWindowsProps) {
  const { t, formats } = useTranslator();
  const { rows, chips, more, hidden } = arranged(windows);
  const history = (window: WindowView) => ({
    name: t('popup.history', { window: formats.window(window) }),
    to: `/history?window=${encodeURIComponent(windowKey(window))}`,
    openApp,
  });
  return (
    <section aria-label={t('windows.region')} className={styles.windows}>
      {windows.length === 0 ? <p className={styles.none}>{t('windows.none')}</p> : null}
      {rows.length > 0 ? (
        <ul>
          {rows.map((window) => (
            <li key={windowKey(window)} className={styles.row}>
              <PopupLink {...history(window)} />
              <WindowRow window={window} mode={mode} onMode={onMode} outlook={windowOutlook(outlook, window, mode)} />
            </li>
          ))}
        </ul>
      ) : null}
      {chips.length > 0 ? (
        <ul className={styles.chips}>
          {chips.map((window) => (
            <li key={windowKey(window)} className={styles.chip}>
              <WindowChip
                window={window}
                name={shortName(window, chips)}
                mode={mode}
                outlook={windowOutlook(outlook, window, mode)}
              />
              <PopupLink {...history(window)} />
            </li>
          ))}
        </ul>
      ) : null}
      {more + hidden > 0 ? (
        <p className={styles.others}>
          <button type="button" className={styles.open} onClick={() => openApp('/')}>
            {more > 0 ? t('popup.windows.more', { count: more }) : t('windows.hidden', { count: hidden })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** In full: the account's own windows, the shortest and the longest; where it has none, the first ones listed. */
function arranged(windows: readonly WindowView[]) {
  const shown = windows.filter(({ isHidden }) => !isHidden);
  const listed = shown.filter(({ state }) => state !== 'withdrawn');
  const own = listed.filter(({ limit }) => limit === 'codex');
  const deciding = own.length > 0 ? own : listed;
  const rows =
    deciding.length > most.rows ? [deciding[0], deciding.at(-1)].filter((one) => one !== undefined) : deciding;
  const others = shown.filter((window) => !rows.includes(window));
  return {
    rows,
    chips: others.slice(0, most.chips),
    more: Math.max(0, others.length - most.chips),
    hidden: windows.length - shown.length,
  };
}
