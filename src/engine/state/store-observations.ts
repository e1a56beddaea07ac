// Storing and folding belong together: what arrived in the store is folded, and what cannot be stored is folded all the same.

import type { AccountKey, Observation } from '../../domain/observations/observation';
import { rollupAgeMs, rowAgeMs, selectByAge } from '../../domain/observations/retention';
import type { Instant } from '../../domain/time/instant';
import type { DriftCounter } from '../../storage/drift';
import type { EventStore } from '../../storage/events';
import type { ObservationStore } from '../../storage/observations';
import type { Registers } from '../../storage/registers';
import type { SegmentStore } from '../../storage/segments';
import type { Device } from './device';
import { type EngineState, withoutTrouble, withTrouble } from './engine-state';
import { catchUp, type FoldDeps, type Folds, foldUnrecorded, refold } from './fold-cache';
import { keysOf, resolveKey } from './known-accounts';
import { storageTrouble } from './troubles';

export interface StoreDeps {
  readonly observations: ObservationStore;
  readonly segments: SegmentStore;
  readonly events: EventStore;
  readonly drift: DriftCounter;
  readonly registers: Registers;
  /** Names accounts with another salt from now on. */
  readonly adoptSalt: (salt: readonly number[]) => Promise<Device>;
}

/** Stores observations and folds whatever has arrived. When nothing can be stored, folds them from memory and says so. */
export async function record(
  held: EngineState,
  observations: readonly Observation[],
  ports: StoreDeps,
): Promise<EngineState> {
  try {
    if (observations.length > 0) await ports.observations.add(observations);
    const lost = held.folds.cursor > 0 && (await ports.observations.cursor()) < held.folds.cursor;
    const known = lost ? { ...held.folds, cursor: 0 } : held.folds;
    const folds = await caughtUp(known, held, ports);
    const troubles = withoutTrouble(held.troubles, 'storage');
    return {
      ...held,
      folds,
      troubles: lost ? withTrouble(troubles, { kind: 'storage', reason: 'evicted' }) : troubles,
    };
  } catch (error) {
    return { ...inMemory(held, observations), troubles: withTrouble(held.troubles, storageTrouble(error)) };
  }
}

/**
 * The folds with everything that has arrived. When none were kept, which a newer fold version also causes, packed months are
 * folded too: arrival numbers count rows only.
 */
async function caughtUp(known: Folds, held: EngineState, ports: StoreDeps): Promise<Folds> {
  const caught = await catchUp(known, foldPorts(held, ports));
  const hadNone = known.cursor === 0 && Object.keys(known.folds).length === 0;
  return hadNone ? refoldAccounts(caught, await ports.segments.accounts(), held, ports) : caught;
}

/** Folds the accounts anew that these keys stand for. */
async function refoldAccounts(known: Folds, keys: readonly AccountKey[], held: EngineState, ports: StoreDeps) {
  let { folds } = known;
  const accounts = new Set(keys.map((key) => resolveKey(held.accounts, key)));
  for (const account of accounts) folds = await refold(folds, account, foldPorts(held, ports));
  return { ...known, folds };
}

/** What is known with these too, in memory alone. */
export function inMemory(held: EngineState, observations: readonly Observation[]): EngineState {
  return { ...held, folds: { ...held.folds, folds: observations.reduce(foldUnrecorded, held.folds.folds) } };
}

/**
 * Observations made elsewhere; says how many were new. What is older than rows are kept goes straight into its packed
 * month. Rejects when they cannot be stored: whoever sent them still has them.
 */
export async function merge(held: EngineState, observations: readonly Observation[], now: Instant, ports: StoreDeps) {
  const isOld = ({ at }: Observation) => at < now - rowAgeMs;
  const old = observations.filter(isOld);
  const { added } = await ports.observations.add(observations.filter((seen) => !isOld(seen)));
  const packed = await ports.segments.add(old);
  const next = await record(held, [], ports);
  if (packed === 0) return [next, added.length] as const;

  const keys = old.map(({ account }) => account);
  return [{ ...next, folds: await refoldAccounts(next.folds, keys, next, ports) }, added.length + packed] as const;
}

/** Packs what has grown old and thins what has grown very old. */
export async function tidy(held: EngineState, now: Instant, ports: StoreDeps): Promise<EngineState> {
  const lastKept = new Date(now - rowAgeMs);
  // Whole months only, so that a segment is written once.
  await ports.segments.seal(Date.UTC(lastKept.getUTCFullYear(), lastKept.getUTCMonth()));
  await ports.segments.thin(now - rollupAgeMs, (seen) => selectByAge(seen, now).rollUp.stay);
  return held;
}

/** The keys in `from` are this account from now on: what was kept under them joins its history. */
export async function adopt(
  held: EngineState,
  account: AccountKey,
  from: readonly AccountKey[],
  ports: StoreDeps,
): Promise<EngineState> {
  const accounts = {
    ...held.accounts,
    aliases: [
      ...held.accounts.aliases.filter((alias) => !from.includes(alias.from)),
      ...from.map((key) => ({ from: key, to: account })),
    ],
  };
  const folds = Object.fromEntries(Object.entries(held.folds.folds).filter(([key]) => !from.includes(key)));
  const joined = { ...held, accounts };
  try {
    return { ...joined, folds: { ...held.folds, folds: await refold(folds, account, foldPorts(joined, ports)) } };
  } catch (error) {
    return { ...joined, troubles: withTrouble(held.troubles, storageTrouble(error)) };
  }
}

/** What another device decided may say that accounts folded apart are one. */
export async function joinAliased(held: EngineState, ports: StoreDeps): Promise<EngineState> {
  let joined = held;
  for (const key of Object.keys(held.folds.folds)) {
    const account = resolveKey(held.accounts, key);
    if (account !== key) joined = await adopt(joined, account, [key], ports);
  }
  return joined;
}

/** A write that may fail without costing the observation it belongs to: the next `record` says what is wrong. */
export async function written(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    // The database is closed to us; `record` meets the same error and names it on the screen.
  }
}

function foldPorts({ accounts }: EngineState, { observations, events }: StoreDeps): FoldDeps {
  return {
    observations,
    events,
    resolve: (key) => resolveKey(accounts, key),
    keysOf: (key) => keysOf(accounts, key),
  };
}
