// The full history over what is stored on this device, the same in the extension's worker, its page and the installed app.
import type { Observation } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import { fromBase64Url } from '../../sync/codec/base64url';
import { importGroupSecret } from '../../sync/keys/keys';
import type { RosterEntry } from '../../sync/keys/welcome';
import type { Acknowledgements } from '../alerts/acknowledgements';
import { confirmKeys } from '../devices/device-roster';
import { type DeviceStore, formerAccounts, knownDevices, membershipOf, ownGroup } from '../devices/device-store';
import { takeGroupKeys } from '../devices/join-group';
import { takeRekey } from '../devices/take-rekey';
import type { OwnStorage } from '../state/own-storage';
import type { SyncDeps } from './sync-deps';

/** A whole year of somebody who works all day: one merge. */
const mergedAtOnce = 120_000;

export interface OwnSyncDeps
  extends Pick<SyncDeps, 'store' | 'now' | 'randomBytes' | 'random' | 'locked' | 'after' | 'socket'> {
  readonly record: Pick<OwnStorage, 'observations' | 'registers' | 'device'>;
  readonly role: RosterEntry['role'];
  /**
   * What the user calls this device. Null in a worker, which uses the name a page stored last, because it cannot format a
   * suggested name.
   */
  readonly name: (() => Promise<string>) | null;
  readonly snapshot: () => Promise<Snapshot | null>;
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** How many observations `merge` takes at once, where it is fewer than a year has. */
  readonly mergedAtOnce?: number;
  readonly acknowledgements: Acknowledgements;
}

/** What the full history needs, from what the device has. */
export function createOwnSyncDeps(given: OwnSyncDeps): SyncDeps {
  const { record, store, role, name, snapshot, now, acknowledgements } = given;
  const self = async () => ({ device: (await record.device()).id, name: await nameOf(store, role, name), role });
  return {
    mergedAtOnce,
    ...given,
    self,
    group: role === 'computer' ? () => groupOfComputer(store) : () => groupOfPhone(store),
    others: async () => {
      const { device } = await self();
      const known = role === 'computer' ? await knownDevices(store) : await rosterOfPhone(store);
      return known.filter((each) => each.device !== device);
    },
    takeKeys: async (envelope) => {
      const { device } = await self();
      if (role === 'phone') return takeRekey(store, device, envelope);
      return (await takeGroupKeys(store, device, [envelope], now())) !== null;
    },
    keysArrived: async (device) => {
      if (role === 'computer') await confirmKeys({ deviceStore: store, now, self, salt: async () => null }, device);
    },
    observations: record.observations,
    withheld: async () => {
      const [former, seen] = await Promise.all([formerAccounts(store), snapshot()]);
      return new Set([...former, ...(seen?.seenOnce ?? []).map(({ key }) => key)]);
    },
    registers: record.registers,
    answered: {
      give: acknowledgements.own,
      take: async (answered) => {
        // Each of them is checked there.
        if (Array.isArray(answered)) await acknowledgements.take(answered);
      },
    },
  };
}

const nameKey = 'sync/name';

async function nameOf(store: DeviceStore, role: RosterEntry['role'], spell: OwnSyncDeps['name']): Promise<string> {
  const known = await store.get(nameKey);
  const name = (await spell?.()) ?? (typeof known === 'string' ? known : role);
  if (name !== known && spell) await store.set(nameKey, name);
  return name;
}

async function groupOfComputer(store: DeviceStore) {
  const group = await ownGroup(store);
  const secret = group && fromBase64Url(group.secret);
  return group && secret ? { epoch: group.epoch, secret: await importGroupSecret(secret) } : null;
}

async function groupOfPhone(store: DeviceStore) {
  const membership = await membershipOf(store);
  return membership && { epoch: membership.epoch, secret: membership.secret };
}

async function rosterOfPhone(store: DeviceStore): Promise<readonly RosterEntry[]> {
  const membership = await membershipOf(store);
  if (!membership) return [];
  const others = membership.roster.filter(({ device }) => device !== membership.host.device);
  return [membership.host, ...others];
}
