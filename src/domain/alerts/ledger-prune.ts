// A ledger that does not grow for ever. Age is measured in the data's own time, never by this device's clock alone: a
// clock that ran ahead for an hour must not make a year's alerts news again.

import type { AccountView } from '../accounts/account-view';
import { dayMs, type Instant } from '../time/instant';
import type { AlertLedger, LedgerEntry } from './ledger';

const keptMs = 45 * dayMs;
const keptPerSlot = 24;
const keptSlots = 600;
const keptLinks = 8;

/** Drops what is older than 45 days by the account's newest reading, and the oldest beyond a fixed number. */
export function pruneLedger(ledger: AlertLedger, views: readonly AccountView[]): AlertLedger {
  const newest = new Map(views.map(({ key, observedAt }) => [key, observedAt ?? 0]));
  let slots: Record<string, readonly LedgerEntry[]> | null = null;
  for (const [slot, entries] of Object.entries(ledger.slots)) {
    const kept = pruneSlot(entries, newest);
    if (kept === entries) continue;
    slots ??= { ...ledger.slots };
    if (kept.length > 0) slots[slot] = kept;
    else delete slots[slot];
  }
  return pruneLinks(capSlots(slots ? { ...ledger, slots } : ledger));
}

function pruneSlot(entries: readonly LedgerEntry[], newest: ReadonlyMap<string, Instant>): readonly LedgerEntry[] {
  const old = entries.some((entry) => isOld(entry, newest.get(entry.account)));
  if (!old && entries.length <= keptPerSlot) return entries;
  const young = entries.filter((entry) => !isOld(entry, newest.get(entry.account)));
  return young.toSorted((a, b) => dataTime(a) - dataTime(b)).slice(-keptPerSlot);
}

/** The last word on credits stands however old: it is what keeps a low balance from being told again. */
function isOld(entry: LedgerEntry, newestAt: Instant | undefined): boolean {
  return entry.subject !== 'credits' && newestAt !== undefined && dataTime(entry) < newestAt - keptMs;
}

function dataTime({ epoch, dueAt }: LedgerEntry): Instant {
  return Math.max(epoch, dueAt);
}

function capSlots(ledger: AlertLedger): AlertLedger {
  const slots = Object.entries(ledger.slots);
  if (slots.length <= keptSlots) return ledger;
  const age = ([, entries]: (typeof slots)[number]) => Math.max(...entries.map(dataTime));
  return { ...ledger, slots: Object.fromEntries(slots.toSorted((a, b) => age(a) - age(b)).slice(-keptSlots)) };
}

function pruneLinks(ledger: AlertLedger): AlertLedger {
  const long = Object.entries(ledger.links).filter(([, links]) => links.length > keptLinks);
  if (long.length === 0) return ledger;
  const shortened = long.map(([key, links]) => [key, links.slice(-keptLinks)]);
  return { ...ledger, links: { ...ledger.links, ...Object.fromEntries(shortened) } };
}
