import type { WindowStateRow } from '../accounts/account-state';
import type { WindowsState } from './window-state';

/** Every window as last read: shown at once, marked unconfirmed where a second reading is still awaited. */
export function windowRows({ tracks }: WindowsState): WindowStateRow[] {
  return tracks.map((track) => ({
    limit: track.limit,
    seconds: track.seconds,
    ...(track.name === undefined ? {} : { name: track.name }),
    usedPercent: track.latest.usedPercent,
    resetsAt: track.latest.resetsAt,
    observedAt: track.latest.at,
    source: track.source,
    confirmed: !track.distrusted && (track.openChange?.confirmed ?? true) && (track.missing?.confirmed ?? true),
    withdrawn: track.missing !== null,
  }));
}
