// An alert: a thing told once. Its identity is account · subject · epoch · rule · stage; everything else is wording.

import type { WindowView } from '../accounts/account-view';
import type { RunOut } from '../forecast/linear-run-out';
import type { AccountKey } from '../observations/observation';
import type { AlertRule } from '../settings';
import type { Formatters } from '../time/formatters';
import type { Instant } from '../time/instant';

export interface AlertId {
  readonly account: AccountKey;
  /** What it is about: `codex/18000`, `reset:<key>`, `credits`, `event:<id>`, `account`. */
  readonly subject: string;
  /** Which run of the subject: a cycle's end, a reset's expiry, the instant of an event. Stages of one run are one story. */
  readonly epoch: Instant;
  readonly rule: AlertRule;
  readonly stage: string;
}

/** The page of the full app that answers the alert's question: the part of the address behind `app.html`. */
export type AlertPage = '#/' | '#/bank' | '#/credits' | '#/referral' | '#/events';

/** What the user reads. Sentences; instants already in the user's own zone. */
export interface AlertText {
  readonly title: string;
  readonly body: string;
  /** "Why did I get this": the rule and how old the data is that it rests on. */
  readonly why: string;
}

export interface Alert extends AlertId, AlertText {
  readonly key: string;
  /** Short name of the key for the platform's notification: the same on every device. */
  readonly tag: string;
  readonly page: AlertPage;
  readonly severity: number;
  /** When it ought to have been said. */
  readonly dueAt: Instant;
  /** How long after that it is being said; 0 when the fact was not known earlier. */
  readonly lateMs: number;
  /** Stays on the screen until answered, where the platform can. */
  readonly urgent: boolean;
  /** Replaces what was already said, without a sound. */
  readonly silent: boolean;
  /** Milder stages of the same story that this one makes pointless. */
  readonly supersedes: readonly (AlertId & { readonly severity: number; readonly dueAt: Instant })[];
  /** Tags of notifications that must leave the screen when this one appears. */
  readonly replaces: readonly string[];
}

/** An instant at which there will be something to say, if nothing changes until then. */
export interface PlannedAlert extends AlertId {
  /** When it may be said: its due time, or later where quiet hours, "later" or a failed delivery put it off. */
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly severity: number;
}

/** What the pure rules cannot know by themselves. */
export interface AlertContext {
  /** Spells instants and spans for the reader: "Tue 24 Nov, 06:12 CET", "4 h 34 min". */
  readonly format: Formatters;
  /** IANA name of the reader's zone, for quiet hours. */
  readonly zone: string;
  /** How to name the account in a sentence; null where there is only one. */
  readonly nickname: (account: AccountKey) => string | null;
  /** The forecast, where one was made; undefined or null lets the straight line speak. */
  readonly runOut?: (account: AccountKey, window: WindowView) => RunOut | null | undefined;
  /** False while the platform may show nothing: then nothing is delivered and nothing is used up. */
  readonly canDeliver: boolean;
}

export function alertKey({ account, subject, epoch, rule, stage }: AlertId): string {
  return [account, subject, epoch, rule, stage].join('·');
}

const tagGridMs = 600_000;

/**
 * The platform's name for an alert: no readable part of it leaves the ledger. The epoch is taken to the nearest ten
 * minutes, because two devices may have read the same boundary a few seconds apart.
 */
export function alertTag(id: AlertId): string {
  const text = alertKey({ ...id, epoch: Math.round(id.epoch / tagGridMs) });
  return `headroom-${fnv1a(text, 0x811c9dc5)}${fnv1a(text, 0x1b873593)}`;
}

/** FNV-1a, 32 bits, as eight hex digits. */
function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
