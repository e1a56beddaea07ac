// One account while it is being folded: the same parts as `AccountFold`, open for writing.
import type { AccountState, BankRow, Stamped } from '../accounts/account-state';
import type { ObservationOf } from '../observations/observation';
import type { Cycle } from './cycle';
import { type EventLedger, openLedger } from './event-ledger';
import type { Draft, FoldMemory, Track } from './fold-memory';
import { shownWindows } from './shown-windows';

export interface Work {
  readonly state: Draft<AccountState>;
  /** The newest bodies that stated them: stamped once at the end, not at every step. */
  readonly newest: Newest;
  readonly balances: Stamped<string>[];
  readonly memory: Draft<FoldMemory>;
  readonly tracks: Draft<Track>[];
  readonly ledger: EventLedger;
  /** Cycles that ended; kept only by a whole fold. */
  readonly cycles: Cycle[];
}

export interface Newest {
  usage: ObservationOf<'usage'> | null;
  plan: ObservationOf<'usage'> | null;
  spend: ObservationOf<'usage'> | null;
  models: ObservationOf<'usage'> | null;
  credits: ObservationOf<'usage'> | null;
}

export function startWork({ state, memory }: { state: AccountState; memory: FoldMemory }): Work {
  return {
    state: { ...state },
    newest: { usage: null, plan: null, spend: null, models: null, credits: null },
    balances: [...state.balances],
    memory: {
      ...memory,
      usageCount: memory.usageCount && { ...memory.usageCount },
      lastUsage: memory.lastUsage && { ...memory.lastUsage },
      refs: { ...memory.refs },
    },
    tracks: memory.tracks.map((track) => ({ ...track })),
    ledger: openLedger(memory.open, state.events),
    cycles: [],
  };
}

export function finishWork(work: Work): { state: AccountState; memory: FoldMemory } {
  const { state, memory, tracks, ledger, balances } = work;
  stamp(work);
  return {
    state: { ...state, windows: shownWindows(tracks), events: ledger.recent, balances },
    memory: { ...memory, tracks: tracks.map((track) => ({ ...track })), open: ledger.open },
  };
}

function stamp({ state, memory: { usageCount: count }, newest: { usage, plan, spend, models, credits } }: Work): void {
  if (count && count.at >= (state.bankCount?.at ?? 0)) state.bankCount = { at: count.at, value: count.value };
  if (usage) {
    state.gates = { at: usage.at, value: usage.facts.gates };
    state.reachedType = { at: usage.at, value: usage.facts.reachedType };
  }
  if (plan?.facts.plan != null) state.plan = { at: plan.at, value: plan.facts.plan };
  if (spend?.facts.spend) state.spend = { at: spend.at, value: spend.facts.spend };
  if (models) state.models = { at: models.at, value: models.facts.models };
  if (credits?.facts.credits) state.credits = { at: credits.at, value: credits.facts.credits };
}

/** The plan as last stated, and when. */
export function planOf({ newest: { plan }, state }: Work): Stamped<string> | null {
  return plan?.facts.plan != null ? { at: plan.at, value: plan.facts.plan } : state.plan;
}

/** Writes the fate of one reset; nothing happens when it is not on the list. */
export function setFate(work: Work, key: string, fate: BankRow['fate']): void {
  work.state.bank = work.state.bank.map((row) => (row.key === key ? { ...row, fate } : row));
}
