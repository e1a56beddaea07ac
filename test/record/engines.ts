import { openDatabase } from '../../src/record/dexie-database';
import { openLeanDatabase } from '../../src/record/lean-database';

/** Both ways to open one and the same database: everything the record promises holds for either. */
export const engines = [
  { engine: 'the library', open: openDatabase },
  { engine: 'the lean engine', open: openLeanDatabase },
] as const;
