// Storing and folding belong together: what is stored is folded, and what cannot be stored is folded all the same, in memory.
import type { Folder } from '../../domain/fold/folder';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { lastOfEachHour, packedBefore, rollupAgeMs, rowAgeMs } from '../../domain/observations/retention';
import { latestBelieved } from '../../domain/time/clock-lead';
import { latestClock } from '../../domain/time/clock-offset';
import type { Instant } from '../../domain/time/instant';
import type { DriftCounter } from '../../storage/drift';
import type { EventStore } from '../../storage/events';
import type { ObservationStore } from '../../storage/observations';
import type { Registers } from '../../storage/registers';
import type { SegmentStore } from '../../storage/segments';
import type { SetAsideStore } from '../../storage/set-aside';
import type { SummaryStore } from '../../storage/summaries';
import type { Device } from './device';
import type { EngineState } from './engine-state';
import { catchUp, type FoldCache, type FoldDeps, foldUnstored, refold } from './fold-cache';
import { keysOf, resolveKey } from './known-accounts';
import { storageTrouble, withoutTrouble, withTrouble } from './troubles';

export interface StoreDeps {
  /** The device's clock. */
  readonly now: () => Instant;
  readonly folder: Folder;
  readonly observations: ObservationStore;
  /** What is dated ahead of the clock. */
  readonly aside: SetAsideStore;
  readonly segments: SegmentStore;
  readonly summaries: SummaryStore;
  readonly events: EventStore;
  readonly drift: DriftCounter;
  readonly registers: Registers;
  /** Names accounts with another salt from now on. */
  readonly adoptSalt: (salt: readonly number[]) => Promise<Device>;
}

/**
 * Stores observations and folds everything that has arrived. Where nothing can be stored, folds them in memory, and a
 * trouble says so.
 */
export async function storeAndFold(
  state: EngineState,
  observations: readonly Observation[],
  deps: StoreDeps,
): Promise<EngineState> {
  try {
    if (observations.length > 0) await deps.observations.add(observations);
    // Fewer arrivals than were folded: the browser evicted the database.
    const isEvicted = state.foldCache.cursor > 0 && (await deps.observations.cursor()) < state.foldCache.cursor;
    const known = isEvicted ? { ...state.foldCache, cursor: 0 } : state.foldCache;
    const foldCache = await caughtUp(known, state, deps);
    const troubles = withoutTrouble(state.troubles, 'storage');
    return {
      ...state,
      foldCache,
      troubles: isEvicted ? withTrouble(troubles, { kind: 'storage', reason: 'evicted' }) : troubles,
    };
  } catch (error) {
    return { ...foldInMemory(state, observations, deps), troubles: withTrouble(state.troubles, storageTrouble(error)) };
  }
}

/** Folds observations in memory, without storing them. */
export function foldInMemory(
  state: EngineState,
  observations: readonly Observation[],
  { folder }: Pick<StoreDeps, 'folder'>,
): EngineState {
  const { foldCache } = state;
  const folds = observations.reduce((known, one) => foldUnstored(known, one, folder), foldCache.folds);
  return { ...state, foldCache: { ...foldCache, folds } };
}

/**
 * Merges observations made elsewhere, none of them dated ahead; returns how many were new. Those older than the rows go
 * straight into their packed month. Rejects when they cannot be stored: the sender still has them.
 */
export async function mergeObservations(
  state: EngineState,
  observations: readonly Observation[],
  deps: StoreDeps,
): Promise<readonly [state: EngineState, added: number]> {
  const now = deps.now();
  const isOld = ({ at }: Observation) => at < now - rowAgeMs;
  const old = observations.filter(isOld);
  // What arrived before is folded first: from here on, the accounts of these observations alone change.
  const caught = old.length > 0 ? await storeAndFold(state, [], deps) : state;
  const { added } = await deps.observations.add(observations.filter((observation) => !isOld(observation)));
  const packed = (await deps.segments.add(old)).length;
  if (packed === 0) return [await storeAndFold(caught, [], deps), added.length];

  // Each account is folded once from the start. That covers its rows too, so they are not folded as arrivals.
  const keys = new Set(observations.map(({ account }) => account));
  const known = { ...caught.foldCache, cursor: await deps.observations.cursor() };
  const foldCache = await refoldAccounts(known, [...keys], caught, deps);
  return [{ ...caught, foldCache }, added.length + packed];
}

/** Packs what has grown old, thins what has grown very old, and summarizes what charts read. */
export async function packOldHistory(
  now: Instant,
  { segments, summaries }: Pick<StoreDeps, 'segments' | 'summaries'>,
): Promise<void> {
  await segments.packOlderThan(packedBefore(now));
  await segments.thin(now - rollupAgeMs, lastOfEachHour);
  await summaries.fill(now);
}

/** A write that may fail without costing the observation it belongs to. `storeAndFold` meets the same error and names it. */
export async function tryWrite(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    // The database is closed to us.
  }
}

/** What folding needs, with accounts and clock as they are known in `state`. Nothing ahead of the clock is folded. */
export function foldDepsOf(
  { accounts, clockOffsets }: Pick<EngineState, 'accounts' | 'clockOffsets'>,
  deps: StoreDeps,
): FoldDeps {
  const { since, history } = deps.observations;
  const latest = latestBelieved(latestClock(clockOffsets, deps.now()));
  return {
    folder: deps.folder,
    observations: { since, history: (keys) => history(keys, 0, latest) },
    events: deps.events,
    resolve: (key) => resolveKey(accounts, key),
    keysOf: (key) => keysOf(accounts, key),
  };
}

/**
 * The folds with everything that has arrived. When none were kept, which a newer fold version also causes, packed months are
 * folded too: arrival numbers count rows only.
 */
async function caughtUp(known: FoldCache, state: EngineState, deps: StoreDeps): Promise<FoldCache> {
  const caught = await catchUp(known, foldDepsOf(state, deps));
  const hadNone = known.cursor === 0 && Object.keys(known.folds).length === 0;
  return hadNone ? refoldAccounts(caught, await deps.segments.accounts(), state, deps) : caught;
}

/** Folds the accounts of these keys from the start. */
export async function refoldAccounts(
  known: FoldCache,
  keys: readonly AccountKey[],
  state: EngineState,
  deps: StoreDeps,
): Promise<FoldCache> {
  let { folds } = known;
  const accounts = new Set(keys.map((key) => resolveKey(state.accounts, key)));
  for (const account of accounts) folds = await refold(folds, account, foldDepsOf(state, deps));
  return { ...known, folds };
}
