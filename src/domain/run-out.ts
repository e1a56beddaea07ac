import { sameWindow } from './limit-window';
import type { Outlook } from './outlook';
import type { RunOut } from './pace';
import type { WindowView } from './view';

/** What the forecast says of a window running out; null where none was made of this run, or where it keeps silent. */
export function runOutFrom(outlook: Outlook | null, window: WindowView): RunOut | null {
  const made = outlook?.forecasts.find((forecast) => sameWindow(forecast, window));
  if (!made || made.silence !== null || made.usedPercent !== window.usedPercent) return null;
  return { at: made.runsOutAt?.q50 ?? null, probability: made.runsOut };
}
