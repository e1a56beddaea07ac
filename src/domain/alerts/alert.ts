// An alert: something notified once. Its identity is account · subject · epoch · rule · stage; the rest is wording.

import type { WindowView } from '../accounts/account-view';
import type { RunOut } from '../forecast/run-out';
import type { AccountLanes } from '../lanes/account-lanes';
import type { Message } from '../messages/value';
import type { AccountKey } from '../observations/observation';
import type { AlertRule } from '../settings';
import type { Instant } from '../time/instant';
import type { StoredFindings } from '../usage/usage-findings';

export interface AlertId {
  readonly account: AccountKey;
  /** What it is about: `codex/18000`, `reset:<key>`, `credits`, `event:<id>`, `account`. */
  readonly subject: string;
  /** Which run of the subject: the end of a cycle, the expiry of a reset, the newest reading. Stages of one run escalate. */
  readonly epoch: Instant;
  readonly rule: AlertRule;
  /** One of {@link StagesByRule} for alerts made here; any text in a ledger written by another version. */
  readonly stage: string;
}

interface Stages {
  readonly 'window-recovered': 'claimed' | 'confirmed';
  /** Percent used, with the number of refills in this cycle where there were any. */
  readonly 'use-threshold': `${number}` | `${number}-${number}`;
  /** Refills in this cycle, and risks that ended before this one. */
  readonly 'will-run-out': `risk-${number}-${number}`;
  readonly 'reset-granted': 'told';
  /** Time before the expiry; the user's own lead in minutes. */
  readonly 'reset-lapses': '7d' | '3d' | '24h' | `use-by-${number}`;
  readonly 'reset-vanished': 'told';
  readonly 'date-moved': 'told';
  /** Times the balance was clearly above the mark again. */
  readonly 'credits-low': `low-${number}`;
  readonly 'referral-reward': 'told';
  readonly 'nothing-seen': 'told';
  readonly 'budget-reached': 'projected' | '80' | '100' | 'deferred';
  readonly 'usage-unusual': 'told';
  /** Before a lane ends; when a better one is open again. */
  readonly 'lane-change': 'ends' | 'back';
}

/** The stages of each rule, as the ledger stores them. A rule without stages does not compile. */
export type StagesByRule = { readonly [R in AlertRule]: Stages[R] };

/** The page of the full app that answers the alert's question: the part of the address behind `app.html`. */
export type AlertPage = '#/' | '#/bank' | '#/credits' | '#/referral' | '#/events' | '#/reports' | '#/plan';

/** What the user reads, as messages: formatted in the language of the device that shows them. */
export interface AlertText {
  readonly title: Message;
  /** Sentences. */
  readonly body: readonly Message[];
  /** "Why did I get this": the rule, and how old the data is that the alert rests on. */
  readonly why: readonly Message[];
}

export interface Alert extends AlertId, AlertText {
  readonly key: string;
  /** Short name of the key for the platform's notification: the same on every device. */
  readonly tag: string;
  readonly page: AlertPage;
  readonly severity: number;
  /** When it should have been delivered. */
  readonly dueAt: Instant;
  /** How long after `dueAt` it is delivered; 0 when the fact was not known earlier. */
  readonly lateMs: number;
  /** Stays on the screen until the user answers, where the platform can do that. */
  readonly urgent: boolean;
  /** Replaces an earlier notification without a sound. */
  readonly silent: boolean;
  /** Milder steps of the same escalation that this one makes pointless. */
  readonly supersedes: readonly (AlertId & { readonly severity: number; readonly dueAt: Instant })[];
  /** Tags of notifications to clear when this one appears. */
  readonly replaces: readonly string[];
}

/** An alert to come, if nothing changes until then. */
export interface PlannedAlert extends AlertId {
  /** When it may be delivered: its due time, or later where quiet hours, "later" or a failed delivery put it off. */
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly severity: number;
}

/** What the pure rules cannot know by themselves. */
export interface AlertContext {
  /** IANA name of the reader's zone, for quiet hours. */
  readonly zone: string;
  /** The account's name in a sentence; null where there is only one account. */
  readonly nickname: (account: AccountKey) => Message | string | null;
  /** The forecast of a window; undefined or null where none was made, and the straight line is used. */
  readonly runOut?: (account: AccountKey, window: WindowView) => RunOut | null | undefined;
  /** What session files say about an account's use; absent or null where none were read. */
  readonly usage?: (account: AccountKey) => StoredFindings | null;
  /** Where to go on working when an account ends; null or absent where there is only one account. */
  readonly lanes?: (account: AccountKey) => AccountLanes | null;
  /** False while the platform shows no notifications: then nothing is delivered and nothing is used up. */
  readonly canDeliver: boolean;
}

/** The identity as one text: unique in a ledger. */
export function alertKey({ account, subject, epoch, rule, stage }: AlertId): string {
  return [account, subject, epoch, rule, stage].join('·');
}

/** Two devices may read one boundary a few seconds apart; rounded to ten minutes they agree on its tag. */
const tagRoundingMs = 600_000;

/** The alert's tag at the platform: a hash, so that no readable part of the identity leaves the ledger. */
export function alertTag(id: AlertId): string {
  const text = alertKey({ ...id, epoch: Math.round(id.epoch / tagRoundingMs) });
  return `headroom-${fnv1a(text, 0x811c9dc5)}${fnv1a(text, 0x1b873593)}`;
}

/** FNV-1a, 32 bits, as eight hex digits. */
function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
