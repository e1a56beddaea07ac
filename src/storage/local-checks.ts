// What `local` may hold, by key. A value that does not have the form of its key counts as absent: its reader would otherwise fail
// at every start. A key of a later version has no check here and is kept.
import { isMessage } from '../domain/messages/check-message';
import {
  type Check,
  fields,
  isBoolean,
  isInteger,
  isName,
  isNumber,
  isRecord,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  recordOf,
} from '../domain/validation/checks';
import { localSyncChecks } from './local-sync-checks';
import { isBytes, isCursor, isRegister, isStoredObservation } from './observation-checks';

/** Keys, addresses of push services and envelopes: text of the alphabets of base64url and of addresses. */
const isCode: Check<string> = (value) => typeof value === 'string' && value.length <= 100_000 && !/\s/.test(value);
const isKey: Check<unknown> = (value) => Object.prototype.toString.call(value) === '[object CryptoKey]';
/** Counters follow the seconds of the clock. One higher than any clock shows would never be exceeded. */
const isCounter: Check<number> = (value) => isInteger(value) && (value as number) >= 0 && (value as number) <= 1e11;
const isRole = oneOf('phone', 'computer');
/** Why something failed: a message, or the text an earlier version stored. */
const isReason: Check<unknown> = (value) => (typeof value === 'string' ? isText(value) : isMessage(value));
const isAnyRecord: Check<Readonly<Record<string, unknown>>> = isRecord;

const inRoster = { device: isName, role: isRole, name: isText };
const isRosterEntry = fields(inRoster);
const isVapidPair = fields({ publicKey: isCode, privateKey: isCode });
const isKnownDevice = fields({
  ...inRoster,
  publicKey: isCode,
  push: orNull(fields({ endpoint: isCode, p256dh: isCode, auth: isCode })),
  pairedAt: isNumber,
  vapid: optional(isCode),
  rekeys: optional(listOf(isCode)),
});

/** What was last pushed, and what waits: `PushStatus` of the engine. A field that an earlier version did not store is optional. */
const isPushStatus = fields({
  acceptedAt: optional(orNull(isNumber)),
  failedAt: optional(orNull(isNumber)),
  trouble: optional(orNull(isReason)),
  gone: optional(isBoolean),
  retryAt: optional(orNull(isNumber)),
  tries: optional(isCounter),
  rekeysAccepted: optional(isCounter),
  memory: optional(
    orNull(
      fields({
        sentAt: listOf(isNumber),
        facts: fields({
          used: recordOf(isNumber),
          ends: recordOf(isNumber),
          banked: recordOf(isNumber),
          lapsing: listOf(isText),
          creditsLow: listOf(isText),
        }),
      }),
    ),
  ),
  waiting: optional(
    orNull(
      fields({
        letter: fields({
          words: fields({
            title: isText,
            body: (value) => typeof value === 'string',
            tag: isText,
            silent: isBoolean,
            badge: orNull(isNumber),
          }),
          topic: isText,
          urgency: isText,
          alert: optional(isAnyRecord),
        }),
        until: isNumber,
      }),
    ),
  ),
});

const isPacked = listOf(isBytes);

/** Every key of `local` with the form of its value. A key that ends in "/" is a prefix. */
export const localChecks = {
  'phone/device-keys': fields({ publicKey: isKey, privateKey: isKey }),
  'phone/group': fields({
    epoch: isCounter,
    secret: isCode,
    vapid: isVapidPair,
    former: optional(listOf(isVapidPair)),
    createdAt: isNumber,
  }),
  'phone/devices': listOf(isKnownDevice),
  'phone/options': fields({ hideNumbers: optional(isBoolean), paused: optional(isBoolean) }),
  'phone/counter': isCounter,
  'phone/membership': orNull(
    fields({
      epoch: isCounter,
      secret: isKey,
      host: isRosterEntry,
      roster: listOf(isRosterEntry),
      pairedAt: isNumber,
      groupVapid: optional(isCode),
      endpoint: orNull(isCode),
      vapidPublicKey: isCode,
    }),
  ),
  'phone/pending': orNull(
    fields({ code: isCode, answer: isCode, digits: isText, endpoint: orNull(isCode), answeredAt: isNumber }),
  ),
  'phone/received': orNull(
    fields({
      counters: optional(recordOf(isCounter)),
      lastAt: optional(orNull(isNumber)),
      lastTestAt: optional(orNull(isNumber)),
      removedAt: optional(orNull(isNumber)),
      closedAt: optional(orNull(isNumber)),
      stale: optional(isCounter),
      unreadable: optional(isCounter),
      newObservations: optional(isCounter),
      closed: optional(isCounter),
    }),
  ),
  'phone/former-accounts': listOf(isText),
  'phone/own-name': isText,
  'phone/handover': fields({
    successAt: optional(orNull(isNumber)),
    errorAt: optional(orNull(isNumber)),
    error: optional(orNull(isReason)),
  }),
  'phone/status/': orNull(isPushStatus),
  'import/head': fields({
    at: isNumber,
    added: isCounter,
    isFinished: isBoolean,
    accounts: listOf(isText),
    registers: (value) => Array.isArray(value) && value.every(isRegisterChange),
  }),
  'import/portion/': fields({ brought: isPacked, displaced: isPacked }),
  'aside/': isStoredObservation,
  'aside-ran-to': isNumber,
  'arrival-floor': isCursor,
  // Its reader checks it whole, in `ledgerFrom`.
  ledger: isRecord,
  'tapes-revision': isCounter,
  'usage-salt': isUsageSalt,
  'usage-window-ends': fields({
    cursor: isCursor,
    ends: (value) => Array.isArray(value) && value.every(isWindowEnd),
  }),
  'fold-again': isBoolean,
  ...localSyncChecks,
  // Kept for a later version, which may read it.
  'unreadable-month/': () => true,
  // What is kept of damaged rows is read entry by entry.
  'damaged-rows': () => true,
} satisfies Readonly<Record<string, (value: unknown) => boolean>>;

type Name = keyof typeof localChecks;

/** The name under which a key is checked; null for a key that this version does not know. */
export function localName(key: string): Name | null {
  for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 2) + 1) {
    const name = key.slice(0, end);
    if (Object.hasOwn(localChecks, name)) return name as Name;
  }
  return null;
}

/** Whether a row of `local` can be used. A value may say the version of its form; without one it is the first. */
export function isLocalRow(row: unknown): boolean {
  if (!isRecord(row) || typeof row.key !== 'string') return false;
  const name = localName(row.key);
  return name === null || (!isOfLaterForm(row.value) && localChecks[name](row.value));
}

/** Written by a later version, in a form of its own. It is there again after an update, unless this version writes the key. */
export function isOfLaterForm(value: unknown): boolean {
  return isRecord(value) && isInteger(value.v) && (value.v as number) > 1;
}

/** What of a damaged row of `local` can be used: the whole entries of a list of devices. Null where that is nothing. */
export function repairedLocal(row: unknown): { readonly key: string; readonly value: unknown } | null {
  if (!isRecord(row) || row.key !== 'phone/devices' || !Array.isArray(row.value)) return null;
  return { key: row.key, value: row.value.filter(isKnownDevice) };
}

function isRegisterChange(value: unknown): boolean {
  return isRecord(value) && orNull(isRegister)(value.before) && isRegister(value.after);
}

function isUsageSalt(value: unknown): boolean {
  return listOf(isByte)(value) && (value as unknown[]).length === 40;
}

function isByte(value: unknown): boolean {
  return isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}

function isWindowEnd(value: unknown): boolean {
  return isRecord(value) && isText(value.account) && isNumber(value.seconds) && isNumber(value.resetsAt);
}
