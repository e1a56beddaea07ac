// What the fold remembers between two observations. Plain JSON, bounded: a year of history leaves it as small as a day.
import type { AccountState } from './account-state';
import type { Instant } from './instant';
import type { AccountKey } from './observation';

export interface FoldMemory {
  /** Position of the last observation folded: everything sorts by (at, id). */
  readonly lastAt: Instant;
  readonly lastId: string;
}

/** The state while it is being written to. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export function emptyState(key: AccountKey): AccountState {
  return {
    key,
    plan: null,
    windows: [],
    gates: null,
    reachedType: null,
    spend: null,
    models: null,
    bankCount: null,
    bankListedAt: null,
    bank: [],
    credits: null,
    balance: null,
    balances: [],
    spentWhilePlanLeft: false,
    offer: null,
    rules: null,
    invites: null,
    events: [],
    observedAt: null,
  };
}

export function emptyMemory(): FoldMemory {
  return { lastAt: -1, lastId: '' };
}
