// Writes the state where the next start and the screens find it. `storage.local` holds 10 MB: where that is full, what can be
// rebuilt from the database is dropped first, and the screen says so.
import { slimState } from '../../domain/accounts/bound-state';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import type { EngineState } from './engine-state';
import { emptyFoldCache, type FoldCache } from './fold-cache';
import { type KeyValues, keys } from './key-values';
import { snapshotOf } from './state-snapshot';
import { withoutTrouble, withTrouble } from './troubles';

interface WrittenState {
  /** With the trouble that there was no room, or without it. */
  readonly state: EngineState;
  /** As it was written; as it should have been where nothing could be. */
  readonly snapshot: Snapshot;
  /** Whether any of it could be stored. */
  readonly isStored: boolean;
}

/** Stores the state and the next snapshot. Never rejects: listeners of the state must be notified anyway. */
export async function writeState(state: EngineState, now: Instant, values: KeyValues): Promise<WrittenState> {
  const hadRoom = { ...state, troubles: withoutTrouble(state.troubles, 'room') };
  const whole = snapshotOf(hadRoom, now);
  if (await write(values, hadRoom, hadRoom.foldCache, whole))
    return { state: hadRoom, snapshot: whole, isStored: true };

  const crowded = { ...state, troubles: withTrouble(state.troubles, { kind: 'room' }) };
  const named = snapshotOf(crowded, now);
  // The next start finds no fold and folds everything from the start.
  for (const snapshot of [named, slim(named), onlyKept(slim(named), crowded)]) {
    if (await write(values, crowded, emptyFoldCache, snapshot)) return { state: crowded, snapshot, isStored: true };
  }
  return { state: crowded, snapshot: named, isStored: false };
}

function write(values: KeyValues, state: EngineState, foldCache: FoldCache, snapshot: Snapshot) {
  const { clockOffsets, unlisted } = state;
  const all = {
    [keys.folds]: { v: 1, ...foldCache },
    [keys.offsets]: clockOffsets,
    [keys.unlisted]: unlisted,
    [keys.snapshot]: snapshot,
  };
  return values.set(all).then(
    () => true,
    () => false,
  );
}

function slim(snapshot: Snapshot): Snapshot {
  const accounts = snapshot.accounts.map(({ account, state }) => ({ account, state: slimState(state) }));
  return { ...snapshot, accounts };
}

/** The account that is shown, and those the user named. */
function onlyKept(snapshot: Snapshot, { accounts: { named } }: EngineState): Snapshot {
  const { accounts, current } = snapshot;
  return { ...snapshot, accounts: accounts.filter(({ state: { key } }) => key === current || named.has(key)) };
}
