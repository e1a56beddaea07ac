// Every device of the group in one list: what pairing knows of it, and what the full history knows.
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { DeviceLine, GroupMembership } from '../../engine/ports/device-ports';
import type { PlaceLine, SharedDeviceLine, SyncView } from '../../engine/ports/sync-ports';

/** How data reaches a device automatically; `file`: only by files that the user carries. */
type Way = 'push' | PlaceLine['transport'] | 'file';

export interface DeviceRow {
  readonly device: DeviceId;
  readonly name: string;
  readonly role: 'phone' | 'computer';
  readonly ways: readonly Way[];
  /** When its newest data received here was made, and the newest data it is known to have; null while there is none. */
  readonly sentAt: Instant | null;
  readonly gotAt: Instant | null;
  /** What the full history knows of it; null where it shares none. */
  readonly shared: SharedDeviceLine | null;
}

/** The other devices as a computer knows them: those it paired, then those that others of the group did. */
export function rowsOfComputer(paired: readonly DeviceLine[], view: SyncView): readonly DeviceRow[] {
  const known = new Set(paired.map(({ device }) => device));
  const shared = sharedBy(view);
  return [
    ...paired.map((line) => {
      const isPushed = line.vendor !== null && !line.gone;
      const row = rowOf(line, shared.get(line.device), isPushed, view);
      return { ...row, gotAt: latest(row.gotAt, line.acceptedAt) };
    }),
    ...view.devices.filter(({ device }) => !known.has(device)).map((line) => rowOf(line, line, false, view)),
  ];
}

/** The other devices as a phone knows them: the computer that paired it, then those that are named in its group. */
export function rowsOfPhone({ host, roster, lastAt, subscriptionLost }: GroupMembership, view: SyncView) {
  const shared = sharedBy(view);
  const named = [host, ...roster.filter(({ device }) => device !== host.device)];
  const known = new Set(named.map(({ device }) => device));
  const rows = [
    ...named.map((entry) => {
      const isHost = entry === host;
      const row = rowOf(entry, shared.get(entry.device), isHost && !subscriptionLost, view);
      return isHost ? { ...row, sentAt: latest(row.sentAt, lastAt) } : row;
    }),
    ...view.devices.filter(({ device }) => !known.has(device)).map((line) => rowOf(line, line, false, view)),
  ];
  // Its own name is in the group's list too.
  return rows.filter(({ device }) => device !== view.self);
}

/** When this device wrote or pushed last, and when it read or received last. */
export function ownTimes(
  { places }: SyncView,
  pushed: readonly (Instant | null)[],
  received: Instant | null,
): Pick<DeviceRow, 'sentAt' | 'gotAt'> {
  return {
    sentAt: latest(...places.map(({ wroteAt }) => wroteAt), ...pushed),
    gotAt: latest(...places.map(({ readAt }) => readAt), received),
  };
}

function rowOf(
  { device, name, role }: Pick<DeviceRow, 'device' | 'name' | 'role'>,
  shared: SharedDeviceLine | undefined,
  isPushed: boolean,
  { places }: SyncView,
): DeviceRow {
  const isHeard = shared !== undefined && shared.madeAt !== null;
  const transports = new Set(isHeard ? places.map(({ transport }) => transport) : []);
  const ways: Way[] = [...(isPushed ? (['push'] as const) : []), ...transports];
  return {
    ...{ device, name, role },
    ways: ways.length > 0 ? ways : ['file'],
    sentAt: shared?.madeAt ?? null,
    gotAt: shared?.gotAt ?? null,
    shared: shared ?? null,
  };
}

function sharedBy({ devices }: SyncView): ReadonlyMap<DeviceId, SharedDeviceLine> {
  return new Map(devices.map((line) => [line.device, line]));
}

function latest(...instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
