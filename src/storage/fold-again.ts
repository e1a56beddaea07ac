import type { DatabaseProvider } from './database';
import { foldAgainKey } from './rows';

/** Whether events were lost since this was last asked. */
export async function takeFoldAgain(database: DatabaseProvider): Promise<boolean> {
  const { local } = database();
  if (!(await local.get(foldAgainKey))) return false;
  await local.delete(foldAgainKey);
  return true;
}
