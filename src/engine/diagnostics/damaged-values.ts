import { keptRowsIn } from '../../storage/damaged-rows';
import type { DatabaseProvider } from '../../storage/database';
import { damagedKey } from '../../storage/rows';
import { type KeyValues, keys } from '../state/key-values';
import { keptValuesIn } from '../state/stored-values';

/** The names of what was found damaged and set aside: keys of plain values, and tables of the database, each once. */
export async function damagedNames(
  values: Pick<KeyValues, 'get'>,
  database: DatabaseProvider,
): Promise<readonly string[]> {
  const [kept, rows] = await Promise.all([
    values.get([keys.damaged]).then((found) => Object.keys(keptValuesIn(found[keys.damaged]))),
    Promise.resolve()
      .then(() => database().local.get(damagedKey))
      .then((row) => keptRowsIn(row?.value).map(({ table }) => table))
      .catch(() => []),
  ]);
  return [...new Set([...kept, ...rows])];
}
