// The bank by three bodies: the count in usage bodies, the list, and the history. They are separate facts and may
// disagree.
import type { BankRow } from '../accounts/account-state';
import type { Observation, ObservationOf, ResetReading, ResetsFacts } from '../observations/observation';
import { withIdOf } from '../observations/observation-id';
import { type Instant, toleranceMs } from '../time/instant';
import { reduceHistory } from './bank-history';
import type { BankChange, BankDraft } from './bank-state';
import { isDue } from './is-due';
import { identifyListed } from './reset-identity';

/** What was used, expired or vanished stays known for a while: the bank is a page, not an archive. */
const keptRows = 40;

const none: readonly BankChange[] = [];
const countRepeated: readonly BankChange[] = [{ type: 'count-repeated' }];

/**
 * Reports what one observation says about the bank, in the order in which it is explained. Writes only to `bank`, and never
 * the status of a known reset: the explanation decides what happened to it. `firstAt`: when the account was first seen.
 */
export function reduceBank(bank: BankDraft, observation: Observation, firstAt: Instant): readonly BankChange[] {
  switch (observation.kind) {
    case 'usage':
      return observation.source === 'dom' ? none : reduceUsage(bank, observation);
    case 'resets':
      return reduceList(bank, observation, observation.facts);
    case 'reset-history':
      return [...reduceHistory(bank, observation, firstAt), ...due(bank.rows, observation.at)];
    default:
      return none;
  }
}

/** A list in the same body goes first: it explains what the count lost or gained. */
function reduceUsage(bank: BankDraft, observation: ObservationOf<'usage'>): readonly BankChange[] {
  const { bank: listed } = observation.facts;
  return listed
    ? [...reduceList(bank, observation, listed), ...reduceCount(bank, observation)]
    : reduceCount(bank, observation);
}

function reduceCount(bank: BankDraft, observation: ObservationOf<'usage'>): readonly BankChange[] {
  const { at } = observation;
  const expired = due(bank.rows, at);
  const { bankCount: value } = observation.facts;
  if (value === null) return expired;
  const before = bank.usageCount;
  bank.usageCount = withIdOf({ at, value }, observation);
  // Nearly always.
  if (before?.value === value) return expired === none ? countRepeated : [...expired, ...countRepeated];
  return before === null ? expired : [...expired, { type: 'count-changed', before, value }];
}

/** Held resets whose expiry has passed at that instant. Runs for every usage body, and is nearly always empty. */
function due(rows: readonly BankRow[], at: Instant): readonly BankChange[] {
  for (const row of rows) if (isDue(row, at)) return dueOf(rows, at);
  return none;
}

function dueOf(rows: readonly BankRow[], at: Instant): readonly BankChange[] {
  const expired = rows.filter((row) => isDue(row, at));
  return [{ type: 'resets-due', rows: expired.toSorted((a, b) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0)) }];
}

function reduceList(
  bank: BankDraft,
  { at, id }: Pick<Observation, 'at' | 'id'>,
  facts: ResetsFacts,
): readonly BankChange[] {
  const known = bank.rows;
  const knownByKey = new Map(known.map((row) => [row.key, row]));
  const list = { listedAt: bank.listedAt, listId: bank.listId };
  const resets = identifyListed(facts.resets, known);
  const rows = new Map(knownByKey);
  for (const reset of resets) rows.set(reset.key, listedRow(rows.get(reset.key), reset, at));

  bank.rows = [...rows.values()].slice(-keptRows);
  bank.listId = id;
  if (facts.purchaseOffered !== null) bank.purchaseOffered = { at, value: facts.purchaseOffered };
  if (facts.available !== null) bank.count = { at, value: facts.available };
  if (facts.resets.length > 0 || !facts.partial) bank.listedAt = at;

  const listedKeys = new Set(resets.map(({ key }) => key));
  const missing = isWhole(facts) ? known.filter(({ key }) => !listedKeys.has(key)) : [];
  return [
    // The list may be made a little before the expiry it already knows of.
    ...due(known, at + toleranceMs),
    ...resets.map((reset): BankChange => {
      return { type: 'reset-listed', reset, known: knownByKey.get(reset.key) ?? null, list };
    }),
    ...missing.map((row): BankChange => ({ type: 'reset-not-listed', row, list })),
  ];
}

/** The outcome of a known reset is kept; for a new one the server's status is taken. */
function listedRow(old: BankRow | undefined, reset: ResetReading, at: Instant): BankRow {
  if (old) return { ...reset, fate: old.fate, lastListedAt: at };
  // Expired before it was first seen: nothing that happened while we looked.
  const isOver = statusOf(reset) === 'available' && reset.expiresAt !== null && reset.expiresAt <= at;
  return { ...reset, fate: isOver ? 'expired' : statusOf(reset), lastListedAt: at };
}

/** The server's word for a reset, as far as we know the word. What is no reset of the rate limit is not followed. */
export function statusOf({ status, otherType }: ResetReading): BankRow['fate'] {
  if (otherType !== undefined) return 'unknown';
  return status === 'available' || status === 'redeemed' ? status : 'unknown';
}

/** A truncated list says nothing about the resets it leaves out. */
function isWhole({ partial, available, resets }: ResetsFacts): boolean {
  if (partial) return false;
  return available === null || resets.filter((reset) => statusOf(reset) === 'available').length >= available;
}
