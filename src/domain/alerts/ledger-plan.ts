import type { Instant } from '../time/instant';
import type { AlertId } from './alert';
import { type AlertLedger, type LedgerEntry, slotOf } from './ledger';

type Coming = AlertId & Pick<LedgerEntry, 'severity' | 'dueAt'>;

/**
 * The ledger with exactly these alerts planned: new ones are noted with the instant they became known (what lateness
 * is measured by), those that are no longer coming are forgotten. Postponed and failed ones keep what is known of them.
 * The same object when nothing changed.
 */
export function planAlerts(ledger: AlertLedger, coming: readonly Coming[], now: Instant): AlertLedger {
  const wanted = bySlot(coming);
  let slots: Record<string, readonly LedgerEntry[]> | null = null;
  for (const slot of new Set([...Object.keys(ledger.slots), ...wanted.keys()])) {
    const old = ledger.slots[slot] ?? [];
    const next = planSlot(old, wanted.get(slot) ?? [], now);
    if (next === old) continue;
    slots ??= { ...ledger.slots };
    if (next.length > 0) slots[slot] = next;
    else delete slots[slot];
  }
  return slots ? { ...ledger, slots } : ledger;
}

function bySlot(coming: readonly Coming[]): ReadonlyMap<string, readonly Coming[]> {
  const wanted = new Map<string, Coming[]>();
  for (const each of coming) {
    const slot = slotOf(each);
    const others = wanted.get(slot);
    if (others) others.push(each);
    else wanted.set(slot, [each]);
  }
  return wanted;
}

function planSlot(old: readonly LedgerEntry[], wanted: readonly Coming[], now: Instant): readonly LedgerEntry[] {
  const same = (a: AlertId, b: AlertId) => a.epoch === b.epoch && a.stage === b.stage;
  if (wanted.length === 0 && !old.some(({ state }) => state === 'planned')) return old;
  const kept = old.filter((entry) => entry.state !== 'planned' || wanted.some((each) => same(each, entry)));
  const added = wanted.filter((each) => !old.some((entry) => same(each, entry)));
  if (added.length === 0) return kept.length === old.length ? old : kept;
  return [...kept, ...added.map((each) => planned(each, now))];
}

function planned({ account, subject, epoch, rule, stage, severity, dueAt }: Coming, now: Instant): LedgerEntry {
  return {
    account,
    subject,
    epoch,
    rule,
    stage,
    severity,
    dueAt,
    state: 'planned',
    round: 0,
    knownAt: now,
    updatedAt: now,
  };
}
