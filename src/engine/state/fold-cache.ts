// Keeps every account's fold in step with what is stored. There is one source of changes: the store lists what arrived after the
// last number folded. A background that was killed between storing and folding catches up in the same way.
import { boundState } from '../../domain/accounts/bound-state';
import type { HeadroomEvent } from '../../domain/events/event';
import { type AccountFold, emptyFold } from '../../domain/fold/fold-state';
import type { Folder } from '../../domain/fold/folder';
import { upgradeFold } from '../../domain/fold/upgrade-fold';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import type { EventStore } from '../../storage/events';
import type { ObservationStore } from '../../storage/observations';

/** Outlives the background, in `storage.local`. */
export interface FoldCache {
  readonly folds: Readonly<Record<AccountKey, AccountFold>>;
  /** The arrival number up to which the folds are true. */
  readonly cursor: number;
}

export const emptyFoldCache: FoldCache = { folds: {}, cursor: 0 };

/** The folds of another version in this version's form. Empty if one cannot be converted: then all are rebuilt. */
export function upgradeFoldCache(stored: FoldCache | null): FoldCache {
  if (!stored) return emptyFoldCache;
  const folds: Record<AccountKey, AccountFold> = {};
  for (const [key, fold] of Object.entries(stored.folds)) {
    const upgraded = upgradeFold(fold);
    if (!upgraded) return emptyFoldCache;
    folds[key] = upgraded;
  }
  return { folds, cursor: stored.cursor };
}

export interface FoldDeps {
  readonly folder: Folder;
  readonly observations: Pick<ObservationStore, 'since'> & {
    readonly history: (accounts: readonly AccountKey[]) => Promise<readonly Observation[]>;
  };
  readonly events: Pick<EventStore, 'apply' | 'replace'>;
  /** The account an observation's key stands for now, and every key that stands for an account. */
  readonly resolve: (key: AccountKey) => AccountKey;
  readonly keysOf: (key: AccountKey) => readonly AccountKey[];
}

/**
 * Brings the folds up to date with the store. Accounts whose history changed before the last instant are folded from the
 * start.
 */
export async function catchUp(known: FoldCache, deps: FoldDeps): Promise<FoldCache> {
  let { folds, cursor } = known;
  for (let more = true; more; ) {
    const arrived = await deps.observations.since(cursor);
    folds = await foldArrived(folds, arrived.observations, deps);
    ({ cursor, more } = arrived);
  }
  return { folds, cursor };
}

/** Folds an account from the start, from everything stored under its keys: after an alias, an import, a late arrival. */
export async function refold(
  folds: FoldCache['folds'],
  account: AccountKey,
  deps: FoldDeps,
): Promise<FoldCache['folds']> {
  const stored = await deps.observations.history(deps.keysOf(account));
  const { fold, events } = deps.folder.foldAll(
    account,
    // A copy would compute its id, which the fold of a packed year mostly does without.
    stored.map((observation) => (observation.account === account ? observation : { ...observation, account })),
  );
  await deps.events.replace(account, events);
  return { ...folds, [account]: bounded(fold) };
}

/** Folds one observation that is not stored. One older than what was folded already is passed over. */
export function foldUnstored(
  folds: FoldCache['folds'],
  observation: Observation,
  { advance }: Folder,
): FoldCache['folds'] {
  const step = advance(folds[observation.account] ?? emptyFold(observation.account), observation);
  return step.late ? folds : { ...folds, [observation.account]: bounded(step.fold) };
}

async function foldArrived(
  folds: FoldCache['folds'],
  arrived: readonly Observation[],
  deps: FoldDeps,
): Promise<FoldCache['folds']> {
  let next = folds;
  for (const [account, observations] of byAccount(arrived, deps.resolve)) {
    const run = advanceAll(next[account] ?? emptyFold(account), observations, deps.folder);
    if (run === null) {
      next = await refold(next, account, deps);
      continue;
    }
    await deps.events.apply(account, run.changed, run.removed);
    next = { ...next, [account]: bounded(run.fold) };
  }
  return next;
}

/** A state larger than an account may take loses what is least needed. */
function bounded(fold: AccountFold): AccountFold {
  const state = boundState(fold.state);
  return state === fold.state ? fold : { ...fold, state };
}

/** Null when one of them is older than what was folded already. */
function advanceAll(start: AccountFold, observations: readonly Observation[], { advance }: Folder) {
  let fold = start;
  const changed = new Map<string, HeadroomEvent>();
  const removed = new Set<string>();
  for (const observation of observations) {
    const step = advance(fold, observation);
    if (step.late) return null;
    fold = step.fold;
    for (const id of step.removed) {
      changed.delete(id);
      removed.add(id);
    }
    for (const event of step.changed) changed.set(event.id, event);
  }
  return { fold, changed: [...changed.values()], removed: [...removed] };
}

function byAccount(arrived: readonly Observation[], resolve: FoldDeps['resolve']) {
  const groups = new Map<AccountKey, Observation[]>();
  for (const observation of arrived) {
    const account = resolve(observation.account);
    const group = groups.get(account);
    const own = account === observation.account ? observation : { ...observation, account };
    if (group) group.push(own);
    else groups.set(account, [own]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return groups;
}
