// What was told, what is planned, and what must be remembered to tell it right. Plain JSON; one per device, mergeable.

import type { AccountKey } from '../observations/observation';
import { type Instant, toleranceMs } from '../time/instant';
import { type Alert, type AlertId, alertTag } from './alert';

export type EntryState = 'planned' | 'delivered' | 'acknowledged' | 'superseded';

export interface LedgerEntry extends AlertId {
  /** Orders the stages of one story: a told one silences all that are not above it. */
  readonly severity: number;
  readonly state: EntryState;
  /** Grows when the user says "later": a later round wins over everything said of an earlier one. */
  readonly round: number;
  /** When we first knew that it would come. */
  readonly knownAt: Instant;
  readonly dueAt: Instant;
  readonly updatedAt: Instant;
  readonly laterUntil?: Instant;
  readonly failure?: { readonly count: number; readonly at: Instant; readonly reason: string };
  readonly told?: {
    readonly at: Instant;
    readonly title: string;
    readonly body: string;
    readonly why: string;
    readonly page: string;
  };
}

/** What a run of a window is recognised by, from reading to reading. */
export interface CycleMemory {
  /** The end as first read: the epoch of its alerts. */
  readonly epochAt: Instant;
  /** The end as last stated. */
  readonly endsAt: Instant;
  readonly usedPercent: number;
  readonly observedAt: Instant;
  /** Readings that differed, for the pace guard. */
  readonly distinct: number;
  /** Refills that kept the date: the steps of use count anew after each. */
  readonly turn: number;
  /** Which risk of running out this is; the next begins after a clear all-clear. */
  readonly episode: number;
}

/** A window that stopped the user, and what became of it. */
export interface BlockMemory {
  readonly endsAt: Instant;
  readonly since: Instant;
  /** `gone`: lifted by something the user did or a correction; nobody waits to hear of it. */
  readonly outcome: 'standing' | 'recovered' | 'gone';
  readonly outcomeAt: Instant;
}

/** The credit balance: below the mark or not, and how often it came to be. */
export interface CreditsMemory {
  readonly observedAt: Instant;
  readonly low: boolean;
  readonly episode: number;
  /** Whether there ever was anything to run low. */
  readonly held: boolean;
}

/** What a calendar entry last said, so that its SEQUENCE grows exactly when it changes. */
export interface CalendarMemory {
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly summary: string;
  readonly fingerprint: string;
  readonly cancelled: boolean;
}

type Table<T> = Readonly<Record<string, T>>;

export interface AlertLedger {
  readonly v: 1;
  /** Grows with every commit; tells whether somebody else wrote in between. */
  readonly revision: number;
  /** By account · subject · rule. */
  readonly slots: Table<readonly LedgerEntry[]>;
  /** By account · window, as are `walls`. */
  readonly cycles: Table<CycleMemory>;
  readonly walls: Table<BlockMemory>;
  readonly credits: Table<CreditsMemory>;
  /** Ends that belong to one cycle because its date was moved: account · window → [from, to] pairs. */
  readonly links: Table<readonly (readonly [Instant, Instant])[]>;
  /** When an account was first looked at: what happened before is history, not news. */
  readonly since: Table<Instant>;
  readonly calendar: Table<CalendarMemory>;
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

/** Where the ledger lives. `commit` keeps what another context wrote since `load` (it merges), and says what holds now. */
export interface LedgerStore {
  load(): Promise<AlertLedger>;
  commit(next: AlertLedger): Promise<AlertLedger>;
}

/** Another device's ledger as a commit takes it: no revision of ours is its own, so it is merged into whatever is held. */
export function asForeignLedger(ledger: AlertLedger): AlertLedger {
  return { ...ledger, revision: -1 };
}

export function slotOf({ account, subject, rule }: Pick<AlertId, 'account' | 'subject' | 'rule'>): string {
  return `${account}·${subject}·${rule}`;
}

export function memoryKey(account: AccountKey, subject: string): string {
  return `${account}·${subject}`;
}

export function nearInstants(a: Instant, b: Instant): boolean {
  return Math.abs(a - b) <= toleranceMs;
}

/** All entries, most recently changed first. */
export function ledgerEntries(ledger: AlertLedger): readonly LedgerEntry[] {
  return Object.values(ledger.slots)
    .flat()
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
}

/** The entry a notification belongs to; undefined when it has been forgotten. */
export function findByTag(ledger: AlertLedger, tag: string): LedgerEntry | undefined {
  let found: LedgerEntry | undefined;
  for (const entries of Object.values(ledger.slots)) {
    for (const entry of entries) {
      const older = found && found.updatedAt > entry.updatedAt;
      if (entry.state !== 'superseded' && !older && alertTag(entry) === tag) found = entry;
    }
  }
  return found;
}

/** Puts entries in, each replacing the one of the same key. */
export function withEntries(ledger: AlertLedger, entries: readonly LedgerEntry[]): AlertLedger {
  if (entries.length === 0) return ledger;
  const slots: Record<string, readonly LedgerEntry[]> = { ...ledger.slots };
  for (const entry of entries) {
    const slot = slotOf(entry);
    const others = (slots[slot] ?? []).filter((old) => old.epoch !== entry.epoch || old.stage !== entry.stage);
    slots[slot] = [...others, entry];
  }
  return { ...ledger, slots };
}

/** The alert was shown: it and everything milder are used up. To be committed after delivery, never before. */
export function recordDelivered(ledger: AlertLedger, alert: Alert, now: Instant): AlertLedger {
  const { title, body, why, page } = alert;
  const told = { at: now, title, body, why, page };
  const milder = alert.supersedes.map((id) => entryOf(ledger, id, { state: 'superseded', updatedAt: now }));
  return withEntries(ledger, [...milder, entryOf(ledger, alert, { state: 'delivered', updatedAt: now, told })]);
}

/** The platform refused: the alert stays planned, the reason is kept to be shown, and the next try waits. */
export function recordFailed(ledger: AlertLedger, alert: Alert, reason: string, now: Instant): AlertLedger {
  const old = findEntry(ledger, alert);
  const failure = { count: (old?.failure?.count ?? 0) + 1, at: now, reason };
  return withEntries(ledger, [entryOf(ledger, alert, { state: 'planned', updatedAt: now, failure })]);
}

/** The user closed, opened or answered it. Nothing changes for one that is already settled. */
export function recordAcknowledged(ledger: AlertLedger, entry: LedgerEntry, now: Instant): AlertLedger {
  if (entry.state === 'acknowledged') return ledger;
  const { laterUntil: _, failure: __, ...rest } = entry;
  return withEntries(ledger, [{ ...rest, state: 'acknowledged', updatedAt: now }]);
}

/** "Later": the same alert once more at `until`. */
export function recordPostponed(ledger: AlertLedger, entry: LedgerEntry, until: Instant, now: Instant): AlertLedger {
  const next: LedgerEntry = {
    ...entry,
    state: 'planned',
    round: entry.round + 1,
    laterUntil: until,
    updatedAt: now,
  };
  return withEntries(ledger, [next]);
}

/** Everything of an account dropped, as the user wants it forgotten. */
export function withoutAccount(ledger: AlertLedger, account: AccountKey): AlertLedger {
  const others = <T>(table: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(table).filter(([key]) => key !== account && !key.startsWith(`${account}·`)));
  return {
    ...ledger,
    slots: others(ledger.slots),
    cycles: others(ledger.cycles),
    walls: others(ledger.walls),
    credits: others(ledger.credits),
    links: others(ledger.links),
    since: others(ledger.since),
    calendar: others(ledger.calendar),
  };
}

function findEntry(ledger: AlertLedger, id: AlertId): LedgerEntry | undefined {
  return ledger.slots[slotOf(id)]?.find(({ epoch, stage }) => epoch === id.epoch && stage === id.stage);
}

type Change = Pick<LedgerEntry, 'state' | 'updatedAt'> & Partial<Pick<LedgerEntry, 'told' | 'failure'>>;

function entryOf(
  ledger: AlertLedger,
  id: AlertId & { readonly severity: number; readonly dueAt: Instant },
  change: Change,
): LedgerEntry {
  const { account, subject, epoch, rule, stage, severity, dueAt } = id;
  const old = findEntry(ledger, id);
  const { round = 0, knownAt = change.updatedAt } = old ?? {};
  return { account, subject, epoch, rule, stage, severity, dueAt, round, knownAt, ...change };
}
