import type { WindowStateRow } from '../accounts/account-state';
import type { Track } from './fold-memory';

/** Every window as last read: shown at once, marked unconfirmed where a second reading is still awaited. */
export function shownWindows(tracks: readonly Track[]): WindowStateRow[] {
  return tracks.map((track) => ({
    limit: track.limit,
    seconds: track.seconds,
    ...(track.name === undefined ? {} : { name: track.name }),
    usedPercent: track.shown.usedPercent,
    resetsAt: track.shown.resetsAt,
    observedAt: track.shown.at,
    source: track.source,
    confirmed: !track.distrusted && (track.jump?.settled ?? true) && (track.absent?.confirmed ?? true),
    withdrawn: track.absent !== null,
  }));
}
