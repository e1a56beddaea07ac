// The welcome gives a device the group's secret, wrapped for its public key. A rekey does the same for the next epoch.
import type { DeviceId } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import { visibleText } from '../../domain/validation/visible-text';
import { fromBase64Url, toBase64Url } from '../codec/base64url';
import { readRegisters } from '../codec/read-registers';
import type { DeviceKeys } from './device-keys';
import { open, seal } from './envelope';
import type { Group, VapidPair } from './group';
import type { GroupKeys } from './keys';
import { type PushTarget, readTarget, type SealedAnswer, transcript } from './pairing-answer';
import { fingerprint, type PairingCode } from './pairing-code';

/** A device of the group, as all its devices know it. */
export interface RosterEntry {
  readonly device: DeviceId;
  readonly role: 'phone' | 'computer';
  readonly name: string;
}

/** A phone as computers know it, so that they can push to it. */
interface ReachablePhone extends RosterEntry {
  /** 65 bytes, base64url. */
  readonly publicKey: string;
  readonly push: PushTarget | null;
  /** The VAPID key its subscription was made with; absent for the group's present one. */
  readonly vapid?: string | undefined;
}

/** The computer that sends the welcome. */
interface Host extends RosterEntry {
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

export interface Welcome {
  readonly epoch: number;
  readonly secret: Uint8Array<ArrayBuffer>;
  /** The sender. Its key must match the fingerprint in the code. */
  readonly from: Host;
  readonly roster: readonly RosterEntry[];
  /** The group's VAPID key, with which phones subscribe; null from a computer of an earlier version. */
  readonly vapidPublicKey: string | null;
  /** Only for computers: phones do not push. */
  readonly vapid: VapidPair | null;
  /** Only for computers: earlier pairs, for phones that subscribed with them. */
  readonly former: readonly VapidPair[];
  /** Only for computers: the salt of account keys, so that both know an account by the same key. */
  readonly salt: string | null;
  /** Only for computers. */
  readonly phones: readonly ReachablePhone[];
  /** Where the group shares its whole history. */
  readonly choices: readonly Register[];
}

export interface WelcomeSource {
  readonly group: Group;
  readonly from: Host;
  readonly roster: readonly RosterEntry[];
  readonly salt: string | null;
  readonly phones: readonly ReachablePhone[];
  readonly choices: readonly Register[];
}

const encoder = new TextEncoder();

/** Loaded when devices exchange keys and never before. */
const loadHpke = () => import('./hpke');

/** The welcome that ends a pairing. Only the device that answered and knows the code's secret can open it. */
export async function sealWelcome(
  code: PairingCode,
  answer: { readonly role: RosterEntry['role']; readonly publicKey: Uint8Array<ArrayBuffer> },
  sealed: SealedAnswer,
  source: WelcomeSource,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = contentFor(answer.role, source);
  const { wrapFor } = await loadHpke();
  return wrapFor(answer.publicKey, content, { info: transcript(code, sealed.bytes), psk: code.secret });
}

/** The welcome; null when it is for another device or pairing, or not from the computer that showed the code. */
export async function openWelcome(
  code: PairingCode,
  sealed: SealedAnswer,
  keys: DeviceKeys,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Welcome | null> {
  const { unwrap } = await loadHpke();
  const content = await unwrap(keys, bytes, { info: transcript(code, sealed.bytes), psk: code.secret });
  const welcome = content && readWelcome(content);
  const genuine = welcome && fingerprint(welcome.from.publicKey).every((byte, i) => byte === code.computer[i]);
  return genuine ? welcome : null;
}

/** The next epoch for a device that stays: wrapped for it, in an envelope of the old epoch, which proves the sender. */
export async function sealRekey(
  old: GroupKeys,
  to: { readonly device: DeviceId; readonly role: RosterEntry['role']; readonly publicKey: Uint8Array<ArrayBuffer> },
  source: WelcomeSource,
): Promise<Uint8Array<ArrayBuffer>> {
  const { wrapFor } = await loadHpke();
  const wrapped = await wrapFor(to.publicKey, contentFor(to.role, source), { info: encoder.encode('rekey') });
  return seal(old, 'welcome', `rekey/${to.device}`, wrapped, { padded: false });
}

/** The next epoch; null when it is for another device, from another group, or not later than the current one. */
export async function openRekey(
  old: GroupKeys,
  device: DeviceId,
  keys: DeviceKeys,
  envelope: Uint8Array<ArrayBuffer>,
): Promise<Welcome | null> {
  const wrapped = await open(old, 'welcome', `rekey/${device}`, envelope);
  if (!wrapped) return null;
  const { unwrap } = await loadHpke();
  const content = await unwrap(keys, wrapped, { info: encoder.encode('rekey') });
  const welcome = content && readWelcome(content);
  return welcome && welcome.epoch > old.epoch ? welcome : null;
}

function contentFor(
  role: RosterEntry['role'],
  { group, from, roster, salt, phones, choices }: WelcomeSource,
): Uint8Array<ArrayBuffer> {
  const { vapid, former = [] } = group;
  const forComputers = role === 'computer' ? { vapid, former, salt, phones } : {};
  const host = { device: from.device, role: from.role, name: from.name, publicKey: toBase64Url(from.publicKey) };
  return encoder.encode(
    JSON.stringify({
      epoch: group.epoch,
      secret: group.secret,
      from: host,
      roster,
      choices,
      vapidPublicKey: vapid.publicKey,
      ...forComputers,
    }),
  );
}

function readWelcome(bytes: Uint8Array): Welcome | null {
  try {
    const content = JSON.parse(new TextDecoder().decode(bytes));
    const { epoch, secret, from, roster, vapid, former, salt, phones, choices, vapidPublicKey } = content;
    const key = fromBase64Url(secret);
    const publicKey = fromBase64Url(from.publicKey);
    if (!Number.isSafeInteger(epoch) || key?.length !== 32 || publicKey?.length !== 65 || !isEntry(from)) return null;
    return {
      epoch,
      secret: key,
      from: { ...from, ...named(from), publicKey },
      roster: Array.isArray(roster) ? roster.filter(isEntry).map(named) : [],
      vapidPublicKey: typeof vapidPublicKey === 'string' ? vapidPublicKey : null,
      vapid: isPair(vapid) ? vapid : null,
      former: Array.isArray(former) ? former.filter(isPair) : [],
      salt: salt ?? null,
      phones: Array.isArray(phones) ? phones.filter(isReachable).map(named) : [],
      choices: readRegisters(choices).filter(({ table }) => table === 'sync'),
    };
  } catch {
    return null;
  }
}

function isPair(value: Partial<VapidPair> | null | undefined): value is VapidPair {
  return (
    fromBase64Url(String(value?.publicKey))?.length === 65 && fromBase64Url(String(value?.privateKey))?.length === 32
  );
}

function named<Entry extends RosterEntry>(entry: Entry): Entry {
  return { ...entry, name: visibleText(entry.name, 60) || entry.role };
}

function isEntry(value: Partial<RosterEntry> | null): value is RosterEntry {
  const role = value?.role ?? '';
  return typeof value?.device === 'string' && typeof value.name === 'string' && ['phone', 'computer'].includes(role);
}

function isReachable(value: Partial<ReachablePhone> | null): value is ReachablePhone {
  const known = fromBase64Url(String(value?.publicKey))?.length === 65 && readTarget(value?.push) !== undefined;
  const { vapid } = value ?? {};
  return known && isEntry(value) && (vapid === undefined || typeof vapid === 'string');
}
