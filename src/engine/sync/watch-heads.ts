// Notices immediately when another device has written: the installed app holds one connection to each relay while it is visible.

import { headSlots } from './read-heads';
import type { SyncDeps } from './sync-deps';
import { loadEpoch, openPlaces, type Place } from './sync-round';

/** Returns a function that stops it. `onChange` is called on a change, `onEnd` when no place is watched any more. */
export async function watchHeads(
  places: readonly Place[],
  deps: SyncDeps,
  onChange: () => void,
  onEnd: () => void,
): Promise<() => void> {
  const ready = await loadEpoch(await deps.self(), deps);
  const open = ready ? await openPlaces(places, ready.state, deps) : [];
  const addresses = ready ? [...(await headSlots(Object.values(ready.state.peers), ready.epoch)).keys()] : [];
  const watched = new Set(open.filter(({ session }) => session.watch !== null));
  for (const place of watched) {
    place.session.watch?.(addresses, onChange, () => {
      watched.delete(place);
      if (watched.size === 0) onEnd();
    });
  }
  if (watched.size === 0) onEnd();
  return () => {
    for (const { session } of open) session.close();
  };
}
