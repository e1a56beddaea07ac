// An import as the one writer carries it out: portion by portion, folded once at the end, noted so that it can be undone.

import type { Observation } from '../../domain/observations/observation';
import { rowAgeMs } from '../../domain/observations/retention';
import type { Register } from '../../domain/registers/register';
import { isAheadOfClock } from '../../domain/time/clock-lead';
import type { DatabaseProvider } from '../../storage/database';
import { createImportJournal, type PortionChange, type RegisterChange } from '../../storage/import-journal';
import { type EngineState, readChoices } from '../state/engine-state';
import { joinAliasedAccounts } from '../state/join-accounts';
import { clockOf, setAside } from '../state/set-aside-ahead';
import type { StateManager } from '../state/state-manager';
import { refoldAccounts, type StoreDeps, storeAndFold } from '../state/store-observations';
import type { HoldingCodec } from './holding-codec';
import { undoImport } from './undo-import';

/** The steps of an import, in this order. Every one rejects when it could not be stored. */
export interface ImportSteps {
  /** Merges the user's decisions, and forgets the import before: from now on it cannot be undone. */
  begin(registers: readonly Register[]): Promise<void>;
  /** Stores a portion, packed by the codec of months. Resolves to how many observations were new. */
  add(parts: readonly Uint8Array[]): Promise<number>;
  /** Folds what was added, so that the screens show it. */
  end(): Promise<void>;
  /** Undoes the last import, finished or not. Resolves to how many observations were removed. */
  undo(): Promise<number>;
}

export interface ImportStepsDeps {
  readonly stateManager: Pick<StateManager, 'change'>;
  readonly database: DatabaseProvider;
  /** The one that packed months are read with, so that a month is unpacked once for storing and folding. */
  readonly codec: HoldingCodec;
}

/** Creates the steps of one import after another. The background alone runs them. */
export function createImportSteps({ stateManager, database, codec }: ImportStepsDeps): ImportSteps {
  const journal = createImportJournal(database, codec);
  return {
    begin: (registers) =>
      stateManager.change(async (state, deps) => {
        const changes = await mergeRegisters(registers, deps);
        await journal.begin(deps.now(), changes);
        codec.hold();
        const choices = await readChoices(deps.registers);
        const chosen = 'kind' in choices ? state : await joinAliasedAccounts({ ...state, ...choices }, deps);
        return [await storeAndFold(chosen, [], deps), undefined];
      }),
    add: async (parts) => {
      const observations = await codec.decode(parts);
      return stateManager.change(async (state, deps) => {
        const [next, change] = await storePortion(state, observations, parts, deps);
        await journal.note(change, change.imported.length === observations.length ? parts : undefined);
        return [next, change.imported.length];
      });
    },
    end: () =>
      stateManager.change(async (state, deps) => {
        const accounts = (await journal.head())?.accounts ?? [];
        // Folding each account again covers every row that arrived meanwhile.
        const known = { ...state.foldCache, cursor: await deps.observations.cursor() };
        const foldCache = await refoldAccounts(known, accounts, state, deps);
        await deps.summaries.fill(deps.now());
        await journal.finish();
        codec.release();
        return [{ ...state, foldCache }, undefined];
      }),
    undo: () => {
      codec.release();
      return stateManager.change((state, deps) => undoImport(state, { ...deps, journal, database }));
    },
  };
}

/** Later decisions win; resolves to those that changed. */
async function mergeRegisters(given: readonly Register[], { registers }: StoreDeps): Promise<RegisterChange[]> {
  const nameOf = ({ table, key }: Register) => JSON.stringify([table, key]);
  const before = new Map((await registers.rows()).map((row) => [nameOf(row), row]));
  await registers.merge(given);
  const changed = (await registers.rows()).filter((row) => {
    const known = before.get(nameOf(row));
    return !known || String(known.clock) !== String(row.clock);
  });
  return changed.map((after) => ({ before: before.get(nameOf(after)) ?? null, after }));
}

/** Stores without folding: recent observations as rows, older ones in their months, those ahead of the clock aside. */
async function storePortion(
  state: EngineState,
  observations: readonly Observation[],
  parts: readonly Uint8Array[],
  deps: StoreDeps,
): Promise<readonly [EngineState, PortionChange]> {
  const now = deps.now();
  const clock = clockOf(state, now);
  const ahead: Observation[] = [];
  const recent: Observation[] = [];
  const old: Observation[] = [];
  for (const one of observations) {
    if (isAheadOfClock(one.at, clock)) ahead.push(one);
    else (one.at < now - rowAgeMs ? old : recent).push(one);
  }
  const next = await setAside(state, ahead, deps);
  const { added, extended, displaced } = await deps.observations.add(recent);
  const packed = await deps.segments.add(old, old.length === observations.length ? parts : undefined);
  return [next, { imported: [...ahead, ...added, ...extended, ...packed], displaced }];
}
