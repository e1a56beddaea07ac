// Sums by day as registers: what the user's devices send each other carries them like names and settings.
import type { AccountKey, DeviceId } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { daySumsTable, type PackedDaySums, unpackDaySums, withoutAccount } from '../../domain/usage/packed-day-sums';
import type { DatabaseProvider } from '../../storage/database';
import { createRegisters } from '../../storage/registers';
import type { DeviceDaySums } from '../ports/report-ports';
import type { UsageEngineDeps } from './usage-engine';

export function createStoredDaySums(database: DatabaseProvider): UsageEngineDeps['daySums'] {
  /** Written by `device`, unless it is what it was. */
  const set = async (device: DeviceId, now: Instant, sums: PackedDaySums | null) => {
    const registers = createRegisters(
      database,
      async () => device,
      () => now,
    );
    const known = await registers.get(daySumsTable, device);
    const isNew = known !== undefined || (sums !== null && sums.rows.length > 0);
    if (isNew && JSON.stringify(known) !== JSON.stringify(sums)) await registers.set(daySumsTable, device, sums);
  };
  return {
    keep: set,
    forget: async (account) => {
      const rows = (await database().registers.toArray()).filter(({ table }) => table === daySumsTable);
      for (const { key, value, clock } of rows) await set(key, clock[0], withoutAccount(value, account));
    },
  };
}

/** What other devices than `own` sent of an account, the newest first. */
export function otherDaySums(rows: readonly Register[], own: DeviceId, account: AccountKey): DeviceDaySums[] {
  return rows
    .filter(({ table, key }) => table === daySumsTable && key !== own)
    .map(({ key, value, clock }) => ({
      device: key,
      at: clock[0],
      sums: unpackDaySums(value).filter((sum) => sum.account === account),
    }))
    .filter(({ sums }) => sums.length > 0)
    .sort((a, b) => b.at - a.at);
}
