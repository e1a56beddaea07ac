// Windows that the user does not want to see, by account. A block by one of them is still shown.
import type { AccountKey } from '../observations/observation';
import type { Settings } from '../settings';
import { type LimitWindow, windowKey } from './limit-window';

const none: readonly string[] = [];

/** Keys (`windowKey`) of the windows that are hidden for an account; the same list as long as the settings are the same. */
export function hiddenWindowsOf({ hiddenWindows }: Settings, account: AccountKey): readonly string[] {
  return hiddenWindows?.[account] ?? none;
}

/** Those whose alerts are silent: the hidden ones, unless the user wants their alerts. */
export function silentWindowsOf(settings: Settings, account: AccountKey): readonly string[] {
  return settings.alerts.hiddenWindows ? none : hiddenWindowsOf(settings, account);
}

/** The settings with a window hidden, or shown again. */
export function withHidden(settings: Settings, account: AccountKey, window: LimitWindow, isHidden: boolean): Settings {
  const key = windowKey(window);
  const others = hiddenWindowsOf(settings, account).filter((one) => one !== key);
  const { [account]: _, ...otherAccounts } = settings.hiddenWindows ?? {};
  const hidden = isHidden ? [...others, key] : others;
  return { ...settings, hiddenWindows: hidden.length > 0 ? { ...otherAccounts, [account]: hidden } : otherAccounts };
}
