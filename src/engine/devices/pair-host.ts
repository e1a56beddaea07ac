// Pairing on the computer that shows the code: it takes the answer, shows six digits to compare, and sends the welcome.
// There is one code at a time, and each is good for one answer.

import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { toDigits } from '../../sync/codec/digits';
import { isPublicAddress, linkBase } from '../../sync/handover/app-address';
import { readFragment } from '../../sync/handover/fragment';
import { exportPublicKey } from '../../sync/keys/device-keys';
import type { Group } from '../../sync/keys/group';
import { openAnswer, type PairingAnswer, type SealedAnswer } from '../../sync/keys/pairing-answer';
import { makePairingCode, type PairingCode, pairingLink } from '../../sync/keys/pairing-code';
import { sealWelcome } from '../../sync/keys/welcome';
import type { HostEnd, HostStep, ShownCode } from '../ports/pairing-steps';
import { rotate } from './device-roster';
import { knownDevices, ownKeys, storeKeys } from './device-store';
import { groupOf, type WelcomeDeps, welcomeSource } from './welcome-source';

export interface PairHostDeps extends WelcomeDeps {
  readonly randomBytes: (count: number) => Uint8Array;
  /** Pushes a welcome to the phone; why the push service refused it, or null. */
  readonly pushWelcome: (to: PairingAnswer, group: Group, welcome: Uint8Array<ArrayBuffer>) => Promise<Message | null>;
  /** Address of the installed app, with its closing slash. */
  readonly appAddress: () => Promise<string>;
  /** Whether the device's part of the full history was read in this epoch. Absent where none is shared. */
  readonly isHeard?: (device: DeviceId) => Promise<boolean>;
}

export interface PairHost {
  /** Makes a new code. Earlier ones stop working. */
  begin(): Promise<ShownCode>;
  /** Takes the other device's answer: a link, its fragment, or a text that holds one. */
  accept(text: string): Promise<HostStep>;
  /** The user has seen the same six digits on both screens. */
  confirm(): Promise<HostEnd>;
  /** The digits differ, or the user changed their mind. */
  cancel(): void;
}

interface Pairing {
  readonly code: PairingCode;
  readonly answered: { readonly answer: PairingAnswer; readonly sealed: SealedAnswer } | null;
}

/** Creates the host's side of pairing. The code lives in memory: closing the page ends the pairing. */
export function createPairHost(deps: PairHostDeps): PairHost {
  let pairing: Pairing | null = null;
  const { deviceStore, now } = deps;

  return {
    begin: async () => {
      const [keys, group] = await Promise.all([ownKeys(deviceStore), groupOf(deviceStore, now())]);
      const vapid = fromBase64Url(group.vapid.publicKey) as Uint8Array<ArrayBuffer>;
      const code = makePairingCode(await exportPublicKey(keys.publicKey), vapid, deps.randomBytes(32), now());
      pairing = { code, answered: null };
      return { link: pairingLink(linkBase(await deps.appAddress()), code), until: code.until };
    },

    accept: async (text) => {
      const content = readFragment(text);
      if (content?.kind !== 'answer') return refused(message('devices.host.noAnswer'));
      if (!pairing || now() >= pairing.code.until) return refused(message('devices.host.expired'));
      if (pairing.answered) return refused(message('devices.host.answered'));
      const read = await openAnswer(pairing.code, content.content);
      if (!read.ok) return refused(message(`devices.host.${read.reason}`));
      if (read.answer.push && !isPublicAddress(await deps.appAddress()))
        return refused(message('devices.host.address'));
      pairing = { code: pairing.code, answered: { answer: read.answer, sealed: read.sealed } };
      return { ok: true, name: read.answer.name, role: read.answer.role, digits: read.sealed.digits };
    },

    confirm: async () => {
      const done = pairing;
      pairing = null;
      if (!done?.answered) return refused(message('devices.host.nothing'));
      const { answer, sealed } = done.answered;
      // It may have lost what it signs its history with. The others hold it to that key for this epoch, so a new one begins.
      if (await deps.isHeard?.(answer.device)) await rotate(deps);
      const source = await welcomeSource(deps);
      const welcome = await sealWelcome(done.code, answer, sealed, source);
      const refusal = answer.push ? await deps.pushWelcome(answer, source.group, welcome) : null;
      if (refusal) return refused(refusal);
      await remember(deviceStore, answer, now());
      const link = answer.push ? null : `${linkBase(await deps.appAddress())}#w=${toDigits(welcome)}`;
      return { ok: true, name: answer.name, link };
    },

    cancel: () => {
      pairing = null;
    },
  };
}

function refused(text: Message): { readonly ok: false; readonly text: Message } {
  return { ok: false, text };
}

/** Stores the device; one that pairs again replaces its earlier entry. */
async function remember(deviceStore: WelcomeDeps['deviceStore'], answer: PairingAnswer, now: Instant): Promise<void> {
  const { device, role, name, publicKey, push } = answer;
  const others = (await knownDevices(deviceStore)).filter((known) => known.device !== device);
  const entry = { device, role, name, publicKey: toBase64Url(publicKey), push, pairedAt: now };
  await deviceStore.set(storeKeys.devices, [...others, entry]);
  await deviceStore.set(storeKeys.status(device), null);
}
