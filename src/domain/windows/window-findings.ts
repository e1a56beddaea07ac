// What an explanation finds out about the changes of a window goes back to its track, where later readings meet it.
import type { LimitWindow } from './limit-window';
import { type Flap, type OpenChange, trackOf, type WindowsDraft } from './window-state';

export type WindowsFinding = { readonly topic: 'windows' } & (
  | { readonly about: 'open-change'; readonly window: LimitWindow; readonly open: OpenChange }
  | { readonly about: 'flap'; readonly window: LimitWindow; readonly flap: Flap | null }
  /** The event that says a window is missing. */
  | { readonly about: 'missing'; readonly window: LimitWindow; readonly eventId: string }
  /** An event that open changes refer to was a redemption, and has another id now. */
  | { readonly about: 'redemption'; readonly eventId: string; readonly redemptionId: string }
);

/** Nothing happens where the window is not followed any more. */
export function applyToWindows(windows: WindowsDraft, finding: WindowsFinding): void {
  if (finding.about === 'redemption') {
    renameOpenChanges(windows, finding.eventId, finding.redemptionId);
    return;
  }
  const track = trackOf(windows, finding.window);
  if (!track) return;
  if (finding.about === 'open-change') track.openChange = finding.open;
  else if (finding.about === 'flap') track.flap = finding.flap;
  else if (track.missing) track.missing = { ...track.missing, eventId: finding.eventId };
}

/** What can still take the change back must know it by its new name. */
function renameOpenChanges({ tracks }: WindowsDraft, eventId: string, redemptionId: string): void {
  for (const track of tracks) {
    const { openChange } = track;
    if (openChange?.eventId !== eventId) continue;
    track.openChange = { ...openChange, type: 'reset-redeemed', eventId: redemptionId, confirmed: true };
  }
}
