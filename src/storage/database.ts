import { Dexie, type Table } from 'dexie';

import { wholeSnapshot } from '../domain/check-snapshot';
import { isWholeFold } from '../domain/fold/check-fold';
import type { Register } from '../domain/registers/register';
import { collectDamaged } from './damaged-rows';
import { reopening } from './reopening';
import type {
  DriftRow,
  EventRow,
  EventRowKey,
  LocalRow,
  ObservationRow,
  ObservationRowKey,
  RegisterRowKey,
  SegmentRow,
  SegmentRowKey,
  SummaryRow,
  SummaryRowKey,
  TapeRow,
} from './rows';
import { wholeRows } from './whole-rows';

/**
 * The database of one origin, in the extension's background and pages and in the installed app alike. It opens at the first
 * read or write, and again after the browser or another context closed it.
 */
export class HeadroomDatabase extends Dexie {
  declare readonly observations: Table<ObservationRow, ObservationRowKey>;
  declare readonly events: Table<EventRow, EventRowKey>;
  declare readonly segments: Table<SegmentRow, SegmentRowKey>;
  declare readonly registers: Table<Register, RegisterRowKey>;
  declare readonly local: Table<LocalRow, string>;
  declare readonly drift: Table<DriftRow, string>;
  declare readonly summaries: Table<SummaryRow, SummaryRowKey>;
  declare readonly tapes: Table<TapeRow, string>;

  /** The check of stored folds. It is here, because the background reads it with the database: the badge does not wait for it. */
  readonly isWholeFold = isWholeFold;
  /** The same for stored snapshots. */
  readonly wholeSnapshot = wholeSnapshot;

  constructor(name = 'headroom') {
    super(name);
    // A published version never changes again. To change the schema, add a version below it, with an `upgrade` where rows
    // change. First record the database of the last release in test/fixtures.
    this.version(1).stores({
      // Every screen reads one account, one kind, a span of time: that is the primary key.
      observations: '[account+kind+at+id], arrival',
      events: '[account+at+id], id',
      segments: '[account+from]',
      registers: '[table+key]',
      local: 'key',
      drift: 'reason',
    });
    // Nothing is computed in an upgrade: months that were packed before have no summary until the background tidies.
    this.version(2).stores({ summaries: '[account+of+level+from]' });
    // What the Codex CLI's session files say was used.
    this.version(3).stores({ tapes: 'file' });
    this.refuseNewer(this.verno);
  }

  /**
   * A newer Headroom may have changed what rows mean. Dexie would open its database and write into it, so opening fails before the
   * first read, with an error of the name that browsers give it. `known`: the latest version of this one.
   */
  private refuseNewer(known: number): void {
    const check = () => {
      // Dexie multiplies a version by ten, and adds one where it repairs a schema itself.
      if (Math.floor(this.backendDB().version / 10) <= known) return;
      throw Object.assign(new Error('A newer version has stored data here.'), { name: 'VersionError' });
    };
    this.on('ready', check, true);
  }
}

/**
 * Gives the database when it is first used. The background reads Dexie from a script of its own only then, so that the badge
 * does not wait for it. Throws where that script cannot be read.
 */
export type DatabaseProvider = () => HeadroomDatabase;

/**
 * The database of this origin; its reads leave out damaged rows. Its schema is built at the first use, because that takes half of
 * what a slow phone needs to open it. `name` is for tests.
 */
export function openDatabase(name?: string): DatabaseProvider {
  let open: DatabaseProvider | null = null;
  return () => {
    open ??= provideDatabase(name);
    return open();
  };
}

function provideDatabase(name?: string): DatabaseProvider {
  const database = new HeadroomDatabase(name);
  database.use(wholeRows(collectDamaged(() => database)));
  return reopening(database);
}
