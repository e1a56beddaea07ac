// Keeps the ledger from growing without bound. Age is measured against the account's newest reading, not this device's
// clock. A clock that ran ahead for an hour must not make a year's alerts news again.

import type { AccountView } from '../accounts/account-view';
import { dayMs, type Instant } from '../time/instant';
import type { AlertLedger, LedgerEntry } from './ledger';

const keptMs = 45 * dayMs;
const keptPerSlot = 24;
const keptSlots = 600;
const keptLinks = 8;

/**
 * Drops entries 45 days older than the account's newest reading, and the oldest beyond a fixed number. The same object
 * when nothing is dropped.
 */
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
  const hasOld = entries.some((entry) => isOld(entry, newest.get(entry.account)));
  if (!hasOld && entries.length <= keptPerSlot) return entries;
  const recent = entries.filter((entry) => !isOld(entry, newest.get(entry.account)));
  return recent.toSorted((a, b) => dataTime(a) - dataTime(b)).slice(-keptPerSlot);
}

/** Entries about credits never age: they keep a balance that stays low from being notified again. */
function isOld(entry: LedgerEntry, newestAt: Instant | undefined): boolean {
  return entry.subject !== 'credits' && newestAt !== undefined && dataTime(entry) < newestAt - keptMs;
}

/** The entry's own time: the later of its epoch and its due time. */
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
  const overlong = Object.entries(ledger.links).filter(([, links]) => links.length > keptLinks);
  if (overlong.length === 0) return ledger;
  const shortened = overlong.map(([key, links]) => [key, links.slice(-keptLinks)]);
  return { ...ledger, links: { ...ledger.links, ...Object.fromEntries(shortened) } };
}
