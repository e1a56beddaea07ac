// Keeps what is dated ahead of the clock out of the folds: as it arrives, and where it was stored while the clock was wrong.

import type { Observation } from '../../domain/observations/observation';
import { isAheadOfClock } from '../../domain/time/clock-lead';
import { latestClock } from '../../domain/time/clock-offset';
import { dayMs, type Instant } from '../../domain/time/instant';
import type { EngineState } from './engine-state';
import { refoldAccounts, type StoreDeps } from './store-observations';
import { withoutTrouble, withTrouble } from './troubles';

/** The clock that dates are measured by: the device's, or the server's where that is known to be later. */
export function clockOf({ clockOffsets }: Pick<EngineState, 'clockOffsets'>, now: Instant): Instant {
  return latestClock(clockOffsets, now);
}

/** Sets observations aside, and says so. Those that no longer fit are counted all the same. */
export async function setAside(
  state: EngineState,
  observations: readonly Observation[],
  deps: StoreDeps,
): Promise<EngineState> {
  if (observations.length === 0) return state;
  const isKept = await deps.aside.keep(observations).then(
    () => true,
    () => false,
  );
  return isKept ? withAheadTrouble(state, deps) : countedAhead(state, observations.length, deps);
}

/**
 * The state without observations dated ahead of the clock, after the clock was corrected. Cheap while there are none,
 * because the folds know the latest instant. Where the database does not open, the fold itself is dropped.
 */
export async function withoutAhead(state: EngineState, deps: StoreDeps): Promise<EngineState> {
  const clock = clockOf(state, deps.now());
  const { folds } = state.foldCache;
  const ahead = Object.keys(folds).filter((key) => isAheadOfClock(folds[key]?.memory.lastAt ?? 0, clock));
  if (ahead.length === 0) return state;
  const others = Object.fromEntries(Object.entries(folds).filter(([key]) => !ahead.includes(key)));
  try {
    const moved = await deps.aside.move(clock);
    const refolded = await refoldAccounts({ ...state.foldCache, folds: others }, [...ahead, ...moved], state, deps);
    // An account without other observations is removed.
    const seen = Object.entries(refolded.folds).filter(
      ([
        ,
        {
          state: { observedAt },
        },
      ]) => observedAt !== null,
    );
    const foldCache = { ...refolded, folds: Object.fromEntries(seen) };
    return withAheadTrouble({ ...state, foldCache }, deps);
  } catch {
    return countedAhead({ ...state, foldCache: { ...state.foldCache, folds: others } }, ahead.length, deps);
  }
}

/** Uses what was set aside and is no longer ahead, because the clock was set; ends the trouble a day after the last of it. */
export async function returnDue(state: EngineState, deps: StoreDeps): Promise<EngineState> {
  const now = deps.now();
  const trouble = state.troubles.find(({ kind }) => kind === 'ahead');
  try {
    const due = await deps.aside.takeDue(clockOf(state, now), state.device.id);
    if (due.length > 0) await deps.observations.add(due);
    if (trouble?.kind !== 'ahead') return state;
    const isOver = Math.abs(now - trouble.at) > dayMs || (await deps.aside.count()) === 0;
    return isOver ? { ...state, troubles: withoutTrouble(state.troubles, 'ahead') } : state;
  } catch {
    return state;
  }
}

async function withAheadTrouble(state: EngineState, deps: StoreDeps): Promise<EngineState> {
  const count = await deps.aside.count().catch(() => 0);
  return { ...state, troubles: withTrouble(state.troubles, { kind: 'ahead', at: deps.now(), count }) };
}

/** The trouble where nothing could be stored: what is left out is counted in memory alone. */
function countedAhead(state: EngineState, more: number, { now }: StoreDeps): EngineState {
  const known = state.troubles.find(({ kind }) => kind === 'ahead');
  const count = (known?.kind === 'ahead' ? known.count : 0) + more;
  return { ...state, troubles: withTrouble(state.troubles, { kind: 'ahead', at: now(), count }) };
}
