import { openDatabase } from '../../src/storage/dexie-database';
import { openLeanDatabase } from '../../src/storage/lean-database';

/** Both ways to open one and the same database: everything the record promises holds for either. */
export const engines = [
  { engine: 'the library', open: openDatabase },
  { engine: 'the lean engine', open: openLeanDatabase },
] as const;
