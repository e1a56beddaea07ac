// The alert ledger: what was delivered, what is planned, and what must be remembered to decide. Plain JSON, one per
// device, stored and merged with other devices' ledgers. Its keys are a stored format: never rename one.

import type { Message } from '../messages/value';
import type { AccountKey } from '../observations/observation';
import { type Instant, toleranceMs } from '../time/instant';
import type { AlertId, AlertText } from './alert';

export type EntryState = 'planned' | 'delivered' | 'acknowledged' | 'superseded';

export interface LedgerEntry extends AlertId {
  /** Orders the steps of an escalation: a delivered step silences every step that is not above it. */
  readonly severity: number;
  readonly state: EntryState;
  /** Grows when the user says "later": on merging, a later round wins over everything of an earlier one. */
  readonly round: number;
  /** When it first became known that the alert would come. */
  readonly knownAt: Instant;
  readonly dueAt: Instant;
  readonly updatedAt: Instant;
  readonly laterUntil?: Instant;
  /** `reason`: a `RefusalCode`; a sentence where an older version wrote it. */
  readonly failure?: { readonly count: number; readonly at: Instant; readonly reason: string };
  /** What was delivered. A separate field, because older versions read `told` and accept only text there. */
  readonly notice?: AlertText & { readonly at: Instant; readonly page: string };
  /** The sentences as an older version delivered them. Read, never written. */
  readonly told?: {
    readonly at: Instant;
    readonly title: string;
    readonly body: string;
    readonly why: string;
    readonly page: string;
  };
}

/** One cycle of a window, recognised from reading to reading. */
export interface CycleMemory {
  /** The end as first read: the epoch of its alerts. */
  readonly epochAt: Instant;
  /** The end as last stated. */
  readonly endsAt: Instant;
  readonly usedPercent: number;
  readonly observedAt: Instant;
  /** Readings with differing use: the straight line needs three. */
  readonly distinct: number;
  /** Refills that kept the date. After each, every threshold can notify again. */
  readonly turn: number;
  /** Risks of running out that ended with an all-clear: the next one is news again. */
  readonly episode: number;
}

/** A window that blocked the user, and how that ended. */
export interface BlockMemory {
  readonly endsAt: Instant;
  readonly since: Instant;
  /** `gone`: ended by the user's own redemption or by a correction, so no alert is needed. */
  readonly outcome: 'standing' | 'recovered' | 'gone';
  readonly outcomeAt: Instant;
}

/** Whether the credit balance is below the user's mark, and how often it became so. */
export interface LowCreditsMemory {
  readonly observedAt: Instant;
  readonly low: boolean;
  readonly episode: number;
  /** Whether the account ever held credits. */
  readonly held: boolean;
}

/** A calendar entry as last exported. Its SEQUENCE grows exactly when the entry changes. */
export interface CalendarMemory {
  readonly sequence: number;
  readonly startsAt: Instant;
  /** The text of an older version; else empty, as older versions need the field. */
  readonly summary: string;
  readonly title?: Message;
  /** A hash of the entry's facts, in whatever language it was exported. */
  readonly fingerprint: string;
  readonly cancelled: boolean;
}

export type LedgerTable<T> = Readonly<Record<string, T>>;

export interface AlertLedger {
  readonly v: 1;
  /** Grows with every commit, and so tells whether another context wrote in between. */
  readonly revision: number;
  /** By {@link slotOf}: account · subject · rule. */
  readonly slots: LedgerTable<readonly LedgerEntry[]>;
  /** By {@link memoryKey}: account · window. */
  readonly cycles: LedgerTable<CycleMemory>;
  /** Windows that blocked the user, by account · window. */
  readonly walls: LedgerTable<BlockMemory>;
  /** By account. */
  readonly credits: LedgerTable<LowCreditsMemory>;
  /** [from, to] pairs of ends that belong to one cycle because its date moved, by account · window. */
  readonly links: LedgerTable<readonly (readonly [Instant, Instant])[]>;
  /** When an account was first looked at: earlier events are never notified. By account. */
  readonly since: LedgerTable<Instant>;
  /** By account · uid of the calendar entry. */
  readonly calendar: LedgerTable<CalendarMemory>;
}

export const emptyLedger: AlertLedger = {
  v: 1,
  revision: 0,
  slots: {},
  cycles: {},
  walls: {},
  credits: {},
  links: {},
  since: {},
  calendar: {},
};

/** Where the ledger is stored. `commit` merges with what another context wrote since `load`, and returns the result. */
export interface LedgerStore {
  load(): Promise<AlertLedger>;
  commit(next: AlertLedger): Promise<AlertLedger>;
}

/** Another device's ledger, ready to commit. Its revision of -1 never equals ours, so it is merged. */
export function asForeignLedger(ledger: AlertLedger): AlertLedger {
  return { ...ledger, revision: -1 };
}

/** The part of an alert's key that all stages and epochs of one rule and subject share. */
export function slotOf({ account, subject, rule }: Pick<AlertId, 'account' | 'subject' | 'rule'>): string {
  return `${account}·${subject}·${rule}`;
}

/** The key of what the ledger remembers about one subject of an account. */
export function memoryKey(account: AccountKey, subject: string): string {
  return `${account}·${subject}`;
}

/** Whether two stated instants are one boundary; see `toleranceMs`. */
export function nearInstants(a: Instant, b: Instant): boolean {
  return Math.abs(a - b) <= toleranceMs;
}
