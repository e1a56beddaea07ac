// Pairing on the side that scanned a code: a phone, or a further computer. It answers, shows six digits, and waits for the
// welcome. The pending state is stored, because on a phone the welcome may arrive while the app is closed.

import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { DeviceId } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { fromDigits } from '../../sync/codec/digits';
import { linkBase } from '../../sync/handover/app-address';
import { exportPublicKey } from '../../sync/keys/device-keys';
import { importGroupSecret } from '../../sync/keys/keys';
import { answerLink, type PushTarget, type SealedAnswer, sealAnswer } from '../../sync/keys/pairing-answer';
import { type PairingCode, readPairingCode } from '../../sync/keys/pairing-code';
import { openWelcome, type Welcome } from '../../sync/keys/welcome';
import type { GuestStep } from '../ports/pairing-steps';
import { type DeviceStore, type Membership, ownKeys, storeKeys } from './device-store';

export interface PairGuestDeps {
  readonly deviceStore: DeviceStore;
  readonly now: () => Instant;
  readonly self: () => Promise<{ readonly device: DeviceId; readonly name: string }>;
  readonly role: 'phone' | 'computer';
  /** Asks for notifications and subscribes to pushes; why not when that is not possible. Call it from a tap. */
  readonly subscribe: (vapidPublicKey: Uint8Array<ArrayBuffer>) => Promise<PushTarget | Message>;
  readonly appAddress: () => Promise<string>;
  /** Takes over where the group shares its whole history. */
  readonly takeChoices?: (choices: readonly Register[]) => Promise<unknown>;
  /** A computer stores more than a phone: the VAPID pair, the phones, the salt. */
  readonly joinAsComputer?: (welcome: Welcome) => Promise<void>;
}

export interface PairGuest {
  /** Checks the digits of `#p=`; why the code cannot be used, or null. */
  check(code: string): Message | null;
  /** Answers the code; returns the link for the computer and the six digits to compare. */
  answer(code: string): Promise<GuestStep>;
  /** Joins the group; true when the welcome was for the code answered last. */
  takeWelcome(bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** The same for a welcome that came as a link's digits. */
  takeWelcomeText(digits: string): Promise<boolean>;
  /** The digits to compare while an answer is pending; null when none is. */
  waiting(): Promise<{ readonly digits: string; readonly link: string; readonly until: Instant } | null>;
}

/** An answer that no welcome has come for yet. */
interface Pending {
  readonly code: string;
  readonly answer: string;
  readonly digits: string;
  readonly endpoint: string | null;
  readonly answeredAt: Instant;
}

/** How long a welcome may take. Its code has expired long before for everybody else. */
const patienceMs = 24 * 3_600_000;

/** Creates the guest's side of pairing. One pairing is pending at a time; a new answer replaces it. */
export function createPairGuest(deps: PairGuestDeps): PairGuest {
  const { deviceStore, now } = deps;
  const pending = async () => {
    const known = (await deviceStore.get(storeKeys.pending)) as Pending | undefined | null;
    return known && now() - known.answeredAt < patienceMs ? known : null;
  };

  const takeWelcome = async (bytes: Uint8Array<ArrayBuffer>): Promise<boolean> => {
    const waiting = await pending();
    const code = waiting && readPairingCode(waiting.code, waiting.answeredAt);
    const answer = waiting && fromBase64Url(waiting.answer);
    if (!waiting || !code?.ok || !answer) return false;
    const sealed: SealedAnswer = { bytes: answer, digits: waiting.digits };
    const welcome = await openWelcome(code.code, sealed, await ownKeys(deviceStore), bytes);
    if (!welcome) return false;
    await join(deps, welcome, waiting.endpoint, toBase64Url(code.code.vapidPublicKey));
    await deviceStore.set(storeKeys.pending, null);
    return true;
  };

  return {
    check: (text) => {
      const read = readPairingCode(text, now());
      return read.ok ? null : message(`devices.code.${read.reason}`);
    },
    answer: async (text) => {
      const read = readPairingCode(text, now());
      if (!read.ok) return { ok: false, text: message(`devices.code.${read.reason}`) };
      return answerCode(deps, read.code, text);
    },
    takeWelcome,
    takeWelcomeText: async (digits) => {
      const bytes = fromDigits(digits);
      return bytes !== null && takeWelcome(bytes);
    },
    waiting: async () => {
      const waiting = await pending();
      const bytes = waiting && fromBase64Url(waiting.answer);
      const read = waiting && readPairingCode(waiting.code, waiting.answeredAt);
      if (!waiting || !bytes || !read?.ok) return null;
      return {
        until: read.code.until,
        digits: waiting.digits,
        link: answerLink(linkBase(await deps.appAddress()), { bytes, digits: waiting.digits }),
      };
    },
  };
}

async function answerCode(deps: PairGuestDeps, code: PairingCode, text: string): Promise<GuestStep> {
  const push = deps.role === 'phone' ? await deps.subscribe(code.vapidPublicKey) : null;
  if (push && 'key' in push) return { ok: false, text: push };
  const [keys, self] = await Promise.all([ownKeys(deps.deviceStore), deps.self()]);
  const publicKey = await exportPublicKey(keys.publicKey);
  const sealed = await sealAnswer(code, { ...self, role: deps.role, publicKey, push });
  const pending: Pending = {
    code: text,
    answer: toBase64Url(sealed.bytes),
    digits: sealed.digits,
    endpoint: push?.endpoint ?? null,
    answeredAt: deps.now(),
  };
  await deps.deviceStore.set(storeKeys.pending, pending);
  return {
    ok: true,
    link: answerLink(linkBase(await deps.appAddress()), sealed),
    digits: sealed.digits,
    until: code.until,
  };
}

async function join(
  deps: PairGuestDeps,
  welcome: Welcome,
  endpoint: string | null,
  vapidPublicKey: string,
): Promise<void> {
  if (deps.role === 'computer') await deps.joinAsComputer?.(welcome);
  if (welcome.choices.length > 0) await deps.takeChoices?.(welcome.choices);
  await deps.deviceStore.set(
    storeKeys.membership,
    await membershipFrom(welcome, { endpoint, vapidPublicKey, pairedAt: deps.now() }),
  );
}

/** What a device stores of a welcome. The secret becomes a non-extractable key. */
export async function membershipFrom(
  welcome: Welcome,
  kept: Pick<Membership, 'endpoint' | 'vapidPublicKey' | 'pairedAt'>,
): Promise<Membership> {
  const { device, role, name } = welcome.from;
  const secret = await importGroupSecret(welcome.secret);
  const groupVapid = welcome.vapidPublicKey ?? undefined;
  return { ...kept, groupVapid, epoch: welcome.epoch, secret, host: { device, role, name }, roster: welcome.roster };
}
