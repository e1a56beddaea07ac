// The content of a push, encrypted with the group's keys. The phone's worker opens it and decides what to show. Text outside the
// encrypted part could come from anyone who has the group's push keys, such as a computer that was removed.
import { areMessages, isMessage } from '../../domain/messages/check-message';
import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import {
  type Check,
  fields,
  isBoolean,
  isInstant,
  isInteger,
  isName,
  isRecord,
  listOf,
  optional,
  orNull,
  valuesOf,
} from '../../domain/validation/checks';
import { open, seal } from '../keys/envelope';
import type { GroupKeys } from '../keys/keys';

/** What a notification says, formatted in the language of the phone that shows it. */
export interface PushMessages {
  readonly title: Message;
  /** Sentences, or one line. */
  readonly body: readonly Message[];
}

/** A notification's words. */
export interface PushTexts {
  /** In the computer's language: for phones of older versions, which read no messages. */
  readonly title: string;
  readonly body: string;
  /** A later notification with this tag replaces an earlier one. */
  readonly tag: string;
  readonly silent: boolean;
  /** Number on the app's icon; null leaves it as it is. */
  readonly badge: number | null;
  /** Absent where an older version sent it. */
  readonly says?: PushMessages | undefined;
}

/** Which alert a push carries, so that the phone knows which alerts it has received. */
export interface PushedAlert {
  /** The escalation it is a step of: the same for all its stages. */
  readonly run: string;
  /** Orders the steps of one escalation. */
  readonly severity: number;
  /** A name in `PushNotice.known`. */
  readonly account: string;
  /** What it is about: `codex/18000`, `reset:<name>`, `event:<id>`, `credits`, `account`. */
  readonly subject: string;
}

/**
 * What a computer knew about an account. By it a phone that receives pushes from several computers knows which one is up to
 * date.
 */
export interface PushKnowledge {
  /** Its newest reading. */
  readonly at: Instant;
  /** End of the running cycle, by window. */
  readonly ends: Readonly<Record<string, Instant>>;
  /** Short names of the resets that can be used. */
  readonly resets: readonly string[];
}

export interface PushNotice {
  /** The card that is always shown, and replaced in place. */
  readonly card: PushTexts;
  /** The newest reading of the account on the card. */
  readonly seenAt: Instant;
  /** By a short hash of the account. */
  readonly known: Readonly<Record<string, PushKnowledge>>;
  /** Tags of alerts that the user answered on this computer. */
  readonly answered: readonly string[];
  readonly alert?: (PushTexts & PushedAlert) | undefined;
  /** The last message: this phone was removed from the group. */
  readonly removed?: boolean | undefined;
}

const isWords: Check<string> = (value) => typeof value === 'string' && value.length <= 1_000;
const isTitle: Check<string> = (value) => isWords(value) && value !== '';
const isAt: Check<Instant> = (value) => value === 0 || isInstant(value);
/** Messages from another device, or stored. */
export const arePushMessages = fields<PushMessages>({ title: isMessage, body: areMessages });
const texts = {
  title: isTitle,
  body: isWords,
  tag: isName,
  silent: isBoolean,
  badge: orNull<number>((value) => isInteger(value) && (value as number) >= 0),
  says: optional(arePushMessages),
};

const isNotice = fields<PushNotice>({
  card: fields<PushTexts>(texts),
  seenAt: isAt,
  known: valuesOf(fields<PushKnowledge>({ at: isAt, ends: valuesOf(isAt), resets: listOf(isName) })),
  answered: listOf(isName),
  removed: optional(isBoolean),
  alert: optional(
    fields<PushTexts & PushedAlert>({ ...texts, run: isName, severity: isInteger, account: isName, subject: isName }),
  ),
});

/** A notice that another device sent; null when the value is not one. */
export function readNotice(value: unknown): PushNotice | null {
  if (typeof value !== 'string') return null;
  try {
    const notice: unknown = JSON.parse(value);
    return isRecord(notice) && isNotice(notice) ? (notice as unknown as PushNotice) : null;
  } catch {
    return null;
  }
}

/** A notice alone, without readings: a test. */
export async function sealNotice(keys: GroupKeys, phone: string, notice: PushNotice) {
  const body = new TextEncoder().encode(JSON.stringify(notice));
  return seal(keys, 'records', noticeAddress(phone), body, { padded: false });
}

/** Null when it is from another group or epoch, for another phone, or damaged. */
export async function openNotice(
  keys: GroupKeys,
  phone: string,
  envelope: Uint8Array<ArrayBuffer>,
): Promise<PushNotice | null> {
  const body = await open(keys, 'records', noticeAddress(phone), envelope);
  return body && readNotice(new TextDecoder().decode(body));
}

function noticeAddress(phone: string): string {
  return `notice/${phone}`;
}
