// Merges the ledgers of two devices. Every part is a register with a total order or a growing set, so that merging is
// commutative, associative and idempotent. All devices end up with the same ledger, in whatever order they exchange it.

import { canonicalJson } from '../hashing/canonical-json';
import type {
  AlertLedger,
  BlockMemory,
  CalendarMemory,
  CycleMemory,
  EntryState,
  LedgerEntry,
  LedgerTable,
  LowCreditsMemory,
} from './ledger';

/** What either of two ledgers knows: an alert delivered on one device counts as delivered on both. */
export function mergeLedgers(a: AlertLedger, b: AlertLedger): AlertLedger {
  if (a === b) return a;
  return {
    v: 1,
    revision: Math.max(a.revision, b.revision),
    slots: mergeTables(a.slots, b.slots, mergeSlots),
    cycles: mergeTables(a.cycles, b.cycles, higherBy(cycleRank)),
    walls: mergeTables(a.walls, b.walls, higherBy(blockRank)),
    credits: mergeTables(a.credits, b.credits, higherBy(creditsRank)),
    links: mergeTables(a.links, b.links, mergeLinks),
    since: mergeTables(a.since, b.since, Math.min),
    calendar: mergeTables(a.calendar, b.calendar, higherBy(calendarRank)),
  };
}

function mergeTables<T>(a: LedgerTable<T>, b: LedgerTable<T>, merge: (a: T, b: T) => T): LedgerTable<T> {
  if (a === b) return a;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
  return Object.fromEntries(
    keys.map((key) => {
      const [left, right] = [a[key], b[key]];
      return [key, left === undefined ? right : right === undefined ? left : merge(left, right)] as [string, T];
    }),
  );
}

const stateRanks: Readonly<Record<EntryState, number>> = { planned: 0, superseded: 1, delivered: 2, acknowledged: 3 };
const outcomeRanks: Readonly<Record<BlockMemory['outcome'], number>> = { standing: 0, recovered: 1, gone: 2 };

const entryRank = (entry: LedgerEntry) => [entry.round, stateRanks[entry.state], entry.updatedAt];
const cycleRank = (cycle: CycleMemory) => [cycle.observedAt, cycle.turn, cycle.episode];
const blockRank = (block: BlockMemory) => [block.since, outcomeRanks[block.outcome], block.outcomeAt];
const creditsRank = (credits: LowCreditsMemory) => [credits.observedAt, credits.episode];
const calendarRank = (event: CalendarMemory) => [event.sequence];

/**
 * Picks the value with the higher ranks, compared in order. Equal ranks are decided by canonical JSON, never by order.
 */
function higherBy<T extends object>(rank: (value: T) => readonly number[]): (a: T, b: T) => T {
  return (a, b) => {
    if (a === b) return a;
    const ranks = rank(b);
    const difference = rank(a).reduce((first, value, i) => first || value - (ranks[i] ?? 0), 0);
    if (difference !== 0) return difference > 0 ? a : b;
    return canonicalJson(a) >= canonicalJson(b) ? a : b;
  };
}

function mergeSlots(a: readonly LedgerEntry[], b: readonly LedgerEntry[]): readonly LedgerEntry[] {
  if (a === b) return a;
  const higher = higherBy(entryRank);
  const merged = new Map<string, LedgerEntry>();
  for (const entry of [...a, ...b]) {
    const id = `${entry.epoch}·${entry.stage}`;
    const old = merged.get(id);
    merged.set(id, old ? higher(old, entry) : entry);
  }
  return [...merged.values()].toSorted((x, y) => x.epoch - y.epoch || (x.stage < y.stage ? -1 : 1));
}

type Link = readonly [number, number];

/** The union of both lists, sorted. */
function mergeLinks(a: readonly Link[], b: readonly Link[]): readonly Link[] {
  const merged = new Map([...a, ...b].map((link) => [link.join(), link]));
  return [...merged.values()].toSorted(([a0, a1], [b0, b1]) => a0 - b0 || a1 - b1);
}
