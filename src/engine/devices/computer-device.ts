// The phone page's ports on a computer: the extension's own page shows, pairs and lists; the worker posts.
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { dailyCap, sentToday } from '../../sync/push/push-policy';
import { vendorOf } from '../../sync/push/push-vendor';
import { qrCode } from '../../sync/transports/qr';
import type { ComputerSide, DeviceLine } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';
import { isRotationDue, renameDevice, revokeDevice, rotate } from './device-roster';
import {
  type DeviceStore,
  type KnownDevice,
  knownDevices,
  ownGroup,
  pushOptions,
  pushStatus,
  storeKeys,
} from './device-store';
import { joinGroup } from './join-group';
import { createPairGuest } from './pair-guest';
import { createPairHost, type PairHostDeps } from './pair-host';
import type { PhoneRequest } from './phone-request';

export interface ComputerDeviceDeps extends PairHostDeps {
  /** Asks for the push vendors' hosts. */
  readonly allow: () => Promise<boolean>;
  /** A word to the worker; a sentence when it could not do it. */
  readonly ask: (request: PhoneRequest) => Promise<string | null>;
  /** From now on accounts are named with the group's salt, so that both computers name them alike. */
  readonly adoptSalt: (salt: readonly number[]) => Promise<void>;
  readonly onAnswer: (listener: (text: string) => void) => () => void;
  readonly changed: () => void;
}

export interface OwnComputerPhone extends ComputerSide {
  readonly takeWelcome: (digits: string) => Promise<boolean>;
  /** Routine renewal of the keys, where no other computer would be cut off by it. */
  readonly renewIfDue: () => Promise<void>;
}

export function createComputerDevice(needs: ComputerDeviceDeps): OwnComputerPhone {
  const host = createPairHost(needs);
  const guest = createPairGuest({
    ...needs,
    role: 'computer',
    subscribe: async () => 'A computer is not pushed to.',
    joinAsComputer: async (welcome) => {
      const joined = await joinGroup(needs.deviceStore, welcome, needs.now());
      const salt = joined && welcome.salt !== null ? fromBase64Url(welcome.salt) : null;
      if (salt) await needs.adoptSalt([...salt]);
    },
  });
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    needs.changed();
    return done;
  };

  return {
    allow: needs.allow,
    begin: async () => {
      const shown = await host.begin();
      return { ...shown, code: qrCode(shown.link) };
    },
    accept: host.accept,
    confirm: async () => {
      const end = await told(host.confirm());
      // The first look, at once; should it fail, the list says so and the alarm tries again.
      if (end.ok && end.link === null) void needs.ask({ type: 'headroom/phone', ask: 'send-now' }).then(needs.changed);
      return end;
    },
    cancel: host.cancel,
    onAnswer: needs.onAnswer,
    devices: async () => Promise.all((await knownDevices(needs.deviceStore)).map((device) => lineOf(device, needs))),
    rename: (device, name) => told(renameDevice(needs, device, name)),
    revoke: async (device) => {
      const computers = await told(revokeDevice(needs, device));
      void needs.ask({ type: 'headroom/phone', ask: 'send-now' }).then(needs.changed);
      return computers;
    },
    renewKeys: () => told(rotate(needs)),
    test: async (device): Promise<Outcome> => {
      const trouble = await told(needs.ask({ type: 'headroom/phone', ask: 'test', device }));
      if (trouble) return { ok: false, text: trouble };
      return { ok: true, text: 'The push service took it. It should be on the phone within seconds.' };
    },
    options: () => pushOptions(needs.deviceStore),
    setOptions: (options) => told(needs.deviceStore.set(storeKeys.options, options)),
    join: async (code) => {
      const step = await guest.answer(code);
      return step.ok ? { ...step, code: qrCode(step.link) } : step;
    },
    renewIfDue: async () => {
      const alone = (await knownDevices(needs.deviceStore)).every(({ role }) => role === 'phone');
      if (alone && (await isRotationDue(needs))) await told(rotate(needs));
    },
    takeWelcome: async (digits) => told(guest.takeWelcomeText(digits)),
  };
}

async function lineOf(
  device: KnownDevice,
  { deviceStore, now }: { deviceStore: DeviceStore; now: () => Instant },
): Promise<DeviceLine> {
  const group = await ownGroup(deviceStore);
  const { acceptedAt, trouble, gone, memory } = await pushStatus(deviceStore, device.device);
  const vendor = device.push ? vendorOf(device.push.endpoint) : null;
  return {
    device: device.device,
    role: device.role,
    name: device.name,
    pairedAt: device.pairedAt,
    vendor: vendor?.name ?? null,
    acceptedAt,
    trouble,
    gone,
    sentToday: memory ? sentToday(memory, now()) : 0,
    cap: vendor ? dailyCap[vendor.vendor] : null,
    linkAgain: device.role === 'computer' && group !== null && device.pairedAt < group.createdAt,
  };
}

/** The salt accounts are named with, as it travels: the stored device's, base64url. */
export function saltText(stored: unknown): string | null {
  const salt = (stored as { salt?: unknown } | undefined)?.salt;
  return Array.isArray(salt) ? toBase64Url(Uint8Array.from(salt as number[])) : null;
}
