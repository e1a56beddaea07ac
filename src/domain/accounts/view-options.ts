import type { StoredOutlook } from '../forecast/stored-outlook';
import type { AccountKey } from '../observations/observation';
import type { GaugeMode, Settings } from '../settings';
import { hiddenWindowsOf } from '../windows/hidden-windows';

/** What a view takes into account besides the state. */
export interface ViewOptions {
  /** Keys of windows the user does not want to see: they are marked, and no next limit. */
  readonly hidden?: readonly string[];
  /** The last forecast for this account, for the "until when" of the headline. Null or absent where there is none. */
  readonly outlook?: Pick<StoredOutlook, 'forecasts'> | null;
  /** Whether percentages in sentences count what is left (the default) or what is used. */
  readonly gauge?: GaugeMode;
}

/** The options for an account as the user set them, with its last forecast. */
export function viewOptionsOf(
  settings: Settings,
  account: AccountKey,
  outlook: Pick<StoredOutlook, 'forecasts'> | null,
): ViewOptions {
  return { hidden: hiddenWindowsOf(settings, account), gauge: settings.gauge, outlook };
}
