import type { DatabaseParts } from './database-parts';

/** The parts, whose code `read` finds when one is first used. It throws where that code cannot be read. */
export function lazyDatabaseParts(read: () => DatabaseParts): DatabaseParts {
  return {
    createStores: (...given) => read().createStores(...given),
    // Without the code nothing is stored either. The figures are still folded, in memory, and the badge shows them.
    explain: (step) => readOrNull(read)?.explain(step),
  };
}

function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
