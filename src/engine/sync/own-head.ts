// The head this device writes, and what makes a new one worth writing.
import { sha256 } from '../../domain/hashing/sha256';
import { daySumsTable, newestDays } from '../../domain/usage/packed-day-sums';
import { toBase64Url } from '../../sync/codec/base64url';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { Head } from '../../sync/log/head';
import { authorOf } from '../../sync/log/signed-record';
import type { OwnHistory } from './own-log';
import { isOwn, isShared, type SyncDeps } from './sync-deps';
import type { SyncState } from './sync-state';

/** A head has little room: of sums by day it takes this many days. */
const sharedDays = 14;

/** Everything but its counter, which is given once it is known to be new. */
export async function headOf(
  { peers, counter, log }: SyncState,
  self: RosterEntry,
  { tail, log: own }: OwnHistory,
  author: Uint8Array,
  deps: SyncDeps,
): Promise<Head> {
  const others = new Set(Object.keys(peers));
  const rows = await deps.registers.rows();
  const choices = rows.filter((row) => isShared(row) && isOwn(row.clock[2], self.device, others));
  const registers = choices.map((row) =>
    row.table === daySumsTable ? { ...row, value: newestDays(row.value, sharedDays) } : row,
  );
  return {
    device: self.device,
    author: authorOf(author),
    counter,
    madeAt: deps.now(),
    roster: [self, ...Object.values(peers).map(({ device, role, name }) => ({ device, role, name }))],
    segments: (log ?? own).segments,
    seen: Object.fromEntries(
      Object.values(peers).flatMap(({ device, counter }) => (counter >= 0 ? [[device, counter]] : [])),
    ),
    registers,
    answered: await deps.answered.give(),
    tail,
  };
}

/**
 * What makes a head worth writing, as a hash. It leaves out the time and what was read from others; otherwise two devices
 * would answer each other forever.
 */
export function versionOf({ counter: _, madeAt: __, seen: ___, tail, registers, roster, ...rest }: Head): string {
  const ids = tail.map(({ id }) => id);
  const clocks = registers.map(({ table, key, clock }) => [table, key, clock]);
  const devices = roster.map(({ device, name }) => [device, name]).toSorted();
  const text = JSON.stringify([rest, ids, clocks, devices]);
  return toBase64Url(sha256(new TextEncoder().encode(text)).subarray(0, 12));
}
