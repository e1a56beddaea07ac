// What the user decides (settings, nicknames, joined accounts) is kept as last-writer-wins registers. Each value carries a
// hybrid logical clock (Kulkarni et al., 2014), so that all devices order two edits the same way.
import { canonicalJson } from '../hashing/canonical-json';
import type { DeviceId } from '../observations/observation';
import { isAheadOfClock } from '../time/clock-lead';
import type { Instant } from '../time/instant';

/** When an edit was made: wall time of its device, a counter for edits that time cannot order, the device. */
export type RegisterClock = readonly [at: Instant, count: number, device: DeviceId];

/** One value by (table, key). `value` is plain JSON; null says that it was deleted. */
export interface Register {
  readonly table: string;
  readonly key: string;
  readonly value: unknown;
  readonly clock: RegisterClock;
}

/** Negative when `a` is earlier, positive when it is later, 0 for the same clock. */
export function compareClocks(a: RegisterClock, b: RegisterClock): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/**
 * The clock of an edit made on `device` now. It is later than `replaced`, the clock of the value it replaces, even where
 * that ran ahead of this device's time. An edit therefore always wins over what its author saw.
 */
export function nextClock(device: DeviceId, now: Instant, replaced: RegisterClock | null): RegisterClock {
  const [at, count] = replaced ?? [0, 0];
  return now > at ? [now, 0, device] : [at, count + 1, device];
}

/** Whether another device's clock may be taken over now. One far ahead would win over everybody's edits for that long. */
export function isBelievable(clock: RegisterClock, now: Instant): boolean {
  return !isAheadOfClock(clock[0], now);
}

/** The register that stands once both are known. Commutative, associative and idempotent. */
export function laterRegister(a: Register, b: Register): Register {
  const order = compareClocks(a.clock, b.clock);
  if (order !== 0) return order > 0 ? a : b;
  // A device never gives one clock twice. Should a copy be broken, all devices still choose the same value.
  return canonicalJson(a.value) >= canonicalJson(b.value) ? a : b;
}
