// What a computer puts into a welcome: the group's keys and devices.

import type { DeviceId } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { exportPublicKey } from '../../sync/keys/device-keys';
import { createGroup, type Group } from '../../sync/keys/group';
import type { RosterEntry, WelcomeSource } from '../../sync/keys/welcome';
import type { WrappedKeys } from '../sync/keep-rekeys';
import { type DeviceStore, type KnownDevice, knownDevices, ownGroup, ownKeys, storeKeys } from './device-store';

export interface WelcomeDeps {
  readonly deviceStore: DeviceStore;
  readonly now: () => Instant;
  /** This computer's id and its name. */
  readonly self: () => Promise<{ readonly device: DeviceId; readonly name: string }>;
  /** The salt of account keys, for a further computer; null when it must not be shared. */
  readonly salt: () => Promise<string | null>;
  /** The user's choices about where the whole history is shared. Absent where a device makes none. */
  readonly choices?: () => Promise<readonly Register[]>;
  /** The keys were renewed: `wrapped` holds the new ones for each device that stays. Absent where nothing else carries them. */
  readonly onRenewed?: (old: Group, wrapped: readonly WrappedKeys[]) => Promise<void>;
}

/** What this computer can put into a welcome; creates keys and group if they are missing. */
export async function welcomeSource(deps: WelcomeDeps): Promise<WelcomeSource> {
  const [keys, group, self, devices, salt] = await Promise.all([
    ownKeys(deps.deviceStore),
    groupOf(deps.deviceStore, deps.now()),
    deps.self(),
    knownDevices(deps.deviceStore),
    deps.salt(),
  ]);
  const from = { ...self, role: 'computer' as const, publicKey: await exportPublicKey(keys.publicKey) };
  const phones = devices
    .filter(({ role }) => role === 'phone')
    .map(({ device, role, name, publicKey, push, vapid }) => ({ device, role, name, publicKey, push, vapid }));
  const choices = (await deps.choices?.()) ?? [];
  return { group, from, roster: rosterOf(self, devices), salt, phones, choices };
}

/** All devices of the group, this computer first. */
function rosterOf(
  self: { readonly device: DeviceId; readonly name: string },
  devices: readonly KnownDevice[],
): readonly RosterEntry[] {
  const others = devices.map(({ device, role, name }) => ({ device, role, name }));
  return [{ device: self.device, name: self.name, role: 'computer' }, ...others];
}

/** The computer's group; created at the first call. */
export async function groupOf(deviceStore: DeviceStore, now: Instant): Promise<Group> {
  const known = await ownGroup(deviceStore);
  if (known) return known;
  const made = await createGroup(now);
  await deviceStore.set(storeKeys.group, made);
  return made;
}
