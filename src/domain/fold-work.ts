// One account while it is being folded: the same parts as `AccountFold`, open for writing.
import type { AccountState, BankRow } from './account-state';
import type { Cycle } from './cycle';
import { type Ledger, openLedger } from './event-ledger';
import type { Draft, FoldMemory, Track } from './fold-memory';
import { shownWindows } from './shown-windows';

export interface Work {
  readonly state: Draft<AccountState>;
  readonly memory: Draft<FoldMemory>;
  readonly tracks: Draft<Track>[];
  readonly ledger: Ledger;
  /** Cycles that ended; kept only by a whole fold. */
  readonly cycles: Cycle[];
}

export function startWork({ state, memory }: { state: AccountState; memory: FoldMemory }): Work {
  return {
    state: { ...state },
    memory: { ...memory },
    tracks: memory.tracks.map((track) => ({ ...track })),
    ledger: openLedger(memory.open, state.events),
    cycles: [],
  };
}

export function finishWork(work: Work): { state: AccountState; memory: FoldMemory } {
  const { state, memory, tracks, ledger } = work;
  return {
    state: { ...state, windows: shownWindows(tracks), events: ledger.recent },
    memory: { ...memory, tracks: tracks.map((track) => ({ ...track })), open: ledger.open },
  };
}

/** Writes the fate of one reset; nothing happens when it is not on the list. */
export function setFate(work: Work, key: string, fate: BankRow['fate']): void {
  work.state.bank = work.state.bank.map((row) => (row.key === key ? { ...row, fate } : row));
}
