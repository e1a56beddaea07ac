// Devices of one group that share their history: the real rounds over stores in memory.
import { WebSocket } from 'ws';
import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { seededRandom } from '../../src/domain/random';
import { isBelievable, laterRegister, nextClock, type Register } from '../../src/domain/registers/register';
import type { DeviceStore } from '../../src/engine/devices/device-store';
import { createSerializer } from '../../src/engine/state/serialize';
import type { SyncDeps } from '../../src/engine/sync/sync-deps';
import { type Place, runRound } from '../../src/engine/sync/sync-round';
import { loadSyncState } from '../../src/engine/sync/sync-state';
import { importGroupSecret } from '../../src/sync/keys/keys';
import type { RosterEntry } from '../../src/sync/keys/welcome';

export interface TestGroup {
  epoch: number;
  secret: Uint8Array<ArrayBuffer>;
}

export interface SyncedDevice {
  readonly id: string;
  /** Its own clock. */
  now: number;
  group: TestGroup | null;
  readonly store: DeviceStore & { readonly values: Map<string, unknown> };
  readonly observations: Map<string, Observation>;
  readonly registers: Map<string, Register>;
  answered: unknown;
  /** Observes on this device. */
  readonly observe: (observations: readonly Observation[]) => void;
  readonly forget: (account: string) => void;
  readonly choose: (table: string, key: string, value: unknown) => void;
  /** One round with these places; when the next is due. */
  readonly round: (...places: readonly Place[]) => Promise<number | null>;
  readonly deps: SyncDeps;
  readonly taken: Uint8Array[];
  takeKeys: (envelope: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  others: readonly RosterEntry[];
  merges: number;
}

export function newSecret(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** The same observation as another device made it. */
export function madeBy(device: string, { id: _, ...content }: Observation): Observation {
  const own = { ...content, device };
  return { ...own, id: observationId(own) } as Observation;
}

export function syncedDevice(
  id: string,
  role: RosterEntry['role'],
  group: TestGroup | null,
  others: readonly RosterEntry[],
  now: number,
): SyncedDevice {
  const values = new Map<string, unknown>();
  // Stored by copy, as a database does.
  const store = {
    values,
    get: async (key: string) => structuredCopy(values.get(key)),
    set: async (key: string, value: unknown) => void values.set(key, structuredCopy(value)),
  };
  const observations = new Map<string, Observation>();
  let arrivals: { readonly arrival: number; readonly observation: Observation }[] = [];
  let arrival = 0;
  const registers = new Map<string, Register>();
  const random = seededRandom(7);
  const inTurn = createSerializer();
  const add = (given: readonly Observation[]) => {
    let added = 0;
    for (const observation of given) {
      if (observations.has(observation.id)) continue;
      arrival += 1;
      observations.set(observation.id, observation);
      arrivals.push({ arrival, observation });
      added += 1;
    }
    return added;
  };

  const deps: SyncDeps = {
    store,
    now: () => device.now,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    random,
    self: async () => ({ device: id, role, name: `Name of ${id}` }),
    group: async () =>
      device.group && { epoch: device.group.epoch, secret: await importGroupSecret(device.group.secret) },
    others: async () => device.others,
    takeKeys: (envelope) => device.takeKeys(envelope),
    keysArrived: async () => {},
    observations: {
      cursor: async () => arrival,
      accounts: async () => [...new Set([...observations.values()].map(({ account }) => account))],
      since: async (cursor, limit = 5_000) => {
        const rows = arrivals.filter((each) => each.arrival > cursor).slice(0, limit);
        return {
          observations: rows.map(({ observation }) => observation),
          cursor: rows.at(-1)?.arrival ?? cursor,
          more: rows.length === limit,
        };
      },
      history: async (accounts, from = 0, to = Number.MAX_SAFE_INTEGER) =>
        [...observations.values()].filter(({ account, at }) => accounts.includes(account) && at >= from && at <= to),
    },
    withheld: async () => new Set(),
    mergedAtOnce: 40_000,
    merge: async (given) => {
      device.merges += 1;
      return add(given);
    },
    registers: {
      rows: async () => [...registers.values()],
      merge: async (rows) => {
        let changed = 0;
        for (const row of rows.filter(({ clock }) => isBelievable(clock, device.now))) {
          const key = `${row.table}/${row.key}`;
          const known = registers.get(key);
          if (known && laterRegister(known, row) === known) continue;
          registers.set(key, row);
          changed += 1;
        }
        return changed;
      },
    },
    answered: {
      give: async () => device.answered,
      take: async (answered) => {
        if (Array.isArray(answered) && answered.length > 0) device.answered = answered;
      },
    },
    locked: inTurn,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    socket: WebSocket as never,
  };
  const device: SyncedDevice = {
    id,
    now,
    group,
    store,
    observations,
    registers,
    answered: [],
    merges: 0,
    taken: [],
    others,
    takeKeys: async () => false,
    deps,
    observe: add,
    forget: (account) => {
      for (const [key, each] of observations) if (each.account === account) observations.delete(key);
      arrivals = arrivals.filter(({ observation }) => observation.account !== account);
    },
    choose: (table, key, value) => {
      const known = registers.get(`${table}/${key}`);
      const clock = nextClock(id, device.now, known?.clock ?? null);
      registers.set(`${table}/${key}`, { table, key, value, clock });
    },
    round: (...places) => runRound(places, deps),
  };
  return device;
}

/** A CryptoKey and a folder's handle are stored as they are. */
function structuredCopy(value: unknown): unknown {
  return value === undefined ? undefined : structuredClone(value);
}

/** Computers (and phones) of one group that know each other. */
export function syncedGroup(
  roles: Readonly<Record<string, RosterEntry['role']>>,
  now: number,
): readonly SyncedDevice[] {
  const group = { epoch: 0, secret: newSecret() };
  const entries = Object.entries(roles).map(([device, role]) => ({ device, role, name: `Name of ${device}` }));
  return entries.map(({ device, role }) =>
    syncedDevice(
      device,
      role,
      { ...group },
      entries.filter((each) => each.device !== device),
      now,
    ),
  );
}

export const relayPlace = (url: string): Place => ({ id: url, transport: 'relay', place: { url } });
export const folderPlace = (directory: FileSystemDirectoryHandle): Place => ({
  id: 'folder',
  transport: 'folder',
  place: { directory },
});

export async function segmentNames(device: SyncedDevice): Promise<readonly string[]> {
  return (await loadSyncState(device.store)).log?.segments.map(({ name }) => name) ?? [];
}
