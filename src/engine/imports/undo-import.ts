// Undoes the last import: its observations, and its decisions that were not changed since.

import type { AccountKey, Observation } from '../../domain/observations/observation';
import type { DatabaseProvider } from '../../storage/database';
import type { ImportJournal, RegisterChange } from '../../storage/import-journal';
import { membership } from '../../storage/merge-run';
import { removeObservations } from '../../storage/remove-observations';
import { type EngineState, readChoices } from '../state/engine-state';
import { refoldAccounts, type StoreDeps } from '../state/store-observations';

export interface UndoDeps extends StoreDeps {
  readonly journal: ImportJournal;
  readonly database: DatabaseProvider;
}

/** The state without what the last import added, and how many observations are gone; 0 where there was no import. */
export async function undoImport(state: EngineState, deps: UndoDeps): Promise<readonly [EngineState, number]> {
  const { journal, database, segments, aside } = deps;
  const head = await journal.head();
  if (!head) return [state, 0];
  let removed = 0;
  for await (const { imported, displaced } of journal.changes()) {
    await removeObservations(database, segments, imported);
    await aside.drop(imported);
    const isImported = membership(imported);
    await restore(
      displaced.filter((one) => !isImported(one)),
      deps,
    );
    removed += imported.length;
  }
  await restoreRegisters(head.registers, database);
  const next = await folded(state, keysIn(head.accounts, head.registers), deps);
  await journal.clear();
  return [next, removed];
}

/** Puts back what the import had displaced, wherever its age belongs by now. */
async function restore(displaced: readonly Observation[], deps: UndoDeps): Promise<void> {
  if (displaced.length > 0) await deps.observations.add(displaced);
}

/** Decisions that were made again since then stay. */
async function restoreRegisters(changes: readonly RegisterChange[], database: DatabaseProvider): Promise<void> {
  const { registers } = database();
  await registers.db.transaction('rw', registers, async () => {
    for (const { before, after } of changes) {
      const { table, key, clock } = after;
      const known = await registers.get([table, key]);
      if (String(known?.clock) !== String(clock)) continue;
      if (before) await registers.put(before);
      else await registers.delete([table, key]);
    }
  });
}

/** Every key whose fold may differ: those observed, and those whose aliases changed. */
function keysIn(accounts: readonly AccountKey[], registers: readonly RegisterChange[]): AccountKey[] {
  const aliases = registers.flatMap(({ before, after }) =>
    after.table === 'alias' ? [after.key, after.value, before?.value] : [],
  );
  return [...new Set([...accounts, ...aliases.filter((key) => typeof key === 'string')])];
}

/** Folds again the accounts that the import touched. An account without other observations is removed. */
async function folded(state: EngineState, keys: readonly AccountKey[], deps: UndoDeps): Promise<EngineState> {
  const choices = await readChoices(deps.registers);
  const chosen = 'kind' in choices ? state : { ...state, ...choices };
  const known = { ...state.foldCache, cursor: await deps.observations.cursor() };
  const foldCache = await refoldAccounts(known, keys, chosen, deps);
  const seen = Object.entries(foldCache.folds).filter(([, fold]) => fold.state.observedAt !== null);
  return { ...chosen, foldCache: { ...foldCache, folds: Object.fromEntries(seen) } };
}
