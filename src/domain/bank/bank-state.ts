// What is remembered of the banked resets between two observations, and what the bank's reducer reports.
import type { AccountState, BankRow } from '../accounts/account-state';
import type { Draft } from '../draft';
import type { ResetReading } from '../observations/observation';
import type { Instant } from '../time/instant';

/** A reset as far as an event names it. */
export type NamedReset = Pick<BankRow, 'key' | 'title' | 'grantedAt' | 'expiresAt'>;

/** A count of resets, and the usage body that stated it. */
export interface StatedCount {
  readonly at: Instant;
  readonly id: string;
  readonly value: number;
}

/** What the next observation is compared with, beside the rows of the account's state. */
export interface BankMemory {
  readonly usageCount: StatedCount | null;
  /** Id of the last list. */
  readonly listId: string | null;
  /** When each reset was used, by its key, from the history. */
  readonly uses: readonly { readonly key: string; readonly at: Instant; readonly id: string }[];
  /** Keys of resets whose grant is an event already. */
  readonly granted: readonly string[];
}

export interface BankState extends BankMemory {
  /** The count of the newest list. Usage bodies have a count of their own, which may disagree. */
  readonly count: AccountState['bankCount'];
  readonly listedAt: Instant | null;
  readonly rows: readonly BankRow[];
  readonly purchaseOffered: AccountState['purchaseOffered'];
}

export type BankDraft = Draft<Omit<BankState, 'usageCount'>> & { usageCount: Draft<StatedCount> | null };

export const noBankMemory: BankMemory = { usageCount: null, listId: null, uses: [], granted: [] };

/** The bank's part of the state and its memory as a draft for the reducer. */
export function openBank(
  { bankCount, bankListedAt, bank, purchaseOffered }: AccountState,
  memory: BankMemory,
): BankDraft {
  const usageCount = memory.usageCount && { ...memory.usageCount };
  return { ...memory, usageCount, count: bankCount, listedAt: bankListedAt, rows: bank, purchaseOffered };
}

/** The draft split into state and memory again. */
export function closeBank({ count, listedAt, rows, purchaseOffered, usageCount, listId, uses, granted }: BankDraft): {
  readonly state: Pick<AccountState, 'bankCount' | 'bankListedAt' | 'bank' | 'purchaseOffered'>;
  readonly memory: BankMemory;
} {
  const isNewer = usageCount !== null && usageCount.at >= (count?.at ?? 0);
  return {
    state: {
      bankCount: isNewer ? { at: usageCount.at, value: usageCount.value } : count,
      bankListedAt: listedAt,
      bank: rows,
      ...(purchaseOffered && { purchaseOffered }),
    },
    memory: { usageCount: usageCount && { ...usageCount }, listId, uses, granted },
  };
}

/** The state before a list was read. */
export interface ListBefore {
  /** Null for the first list there ever was. */
  readonly listedAt: Instant | null;
  readonly listId: string | null;
}

export type BankChange =
  /** Held by the last word of the server, and past its expiry. Soonest expiry first. */
  | { readonly type: 'resets-due'; readonly rows: readonly BankRow[] }
  /** A usage body states the count that was stated before. */
  | { readonly type: 'count-repeated' }
  | { readonly type: 'count-changed'; readonly before: StatedCount; readonly value: number }
  /** `known` is its row before this list; null when it was on none. */
  | {
      readonly type: 'reset-listed';
      readonly reset: ResetReading;
      readonly known: BankRow | null;
      readonly list: ListBefore;
    }
  /** Known, and not on a list that is whole. */
  | { readonly type: 'reset-not-listed'; readonly row: BankRow; readonly list: ListBefore }
  | { readonly type: 'grant-in-history'; readonly row: BankRow; readonly grantedAt: Instant }
  | { readonly type: 'use-in-history'; readonly row: BankRow; readonly usedAt: Instant };
