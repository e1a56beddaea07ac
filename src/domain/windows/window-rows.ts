import type { WindowStateRow } from '../accounts/account-state';
import { sameWindow } from './limit-window';
import type { UndatedWindow, WindowsState, WindowTrack } from './window-state';

/** Every window as last read: shown at once, marked unconfirmed where a second reading is still awaited. */
export function windowRows({ tracks, undated = [] }: WindowsState): WindowStateRow[] {
  const dated = tracks.map(datedRow);
  if (undated.length === 0) return dated;
  const newer = undated.filter(
    ({ at, ...window }) => !dated.some((row) => sameWindow(row, window) && row.observedAt > at),
  );
  return [...dated.filter((row) => !newer.some((window) => sameWindow(row, window))), ...newer.map(undatedRow)];
}

function datedRow(track: WindowTrack): WindowStateRow {
  return {
    limit: track.limit,
    seconds: track.seconds,
    ...(track.name === undefined ? {} : { name: track.name }),
    usedPercent: track.latest.usedPercent,
    resetsAt: track.latest.resetsAt,
    observedAt: track.latest.at,
    source: track.source,
    confirmed: !track.distrusted && (track.openChange?.confirmed ?? true) && (track.missing?.confirmed ?? true),
    withdrawn: track.missing !== null,
  };
}

function undatedRow({ at, ...window }: UndatedWindow): WindowStateRow {
  return { ...window, resetsAt: null, observedAt: at, confirmed: true, withdrawn: false };
}
