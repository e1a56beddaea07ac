// Keeps the ledger's planned entries in step with what the rules plan.

import type { Instant } from '../time/instant';
import type { AlertId } from './alert';
import { type AlertLedger, type LedgerEntry, slotOf } from './ledger';

type ComingAlert = AlertId & Pick<LedgerEntry, 'severity' | 'dueAt'>;

/**
 * The ledger with exactly these alerts planned. New ones are added with the instant they became known, by which lateness is
 * measured. Planned ones that no longer come are removed. Postponed and failed ones keep what is known about them. The same
 * object when nothing changed.
 */
export function planAlerts(ledger: AlertLedger, coming: readonly ComingAlert[], now: Instant): AlertLedger {
  const comingBySlot = bySlot(coming);
  let slots: Record<string, readonly LedgerEntry[]> | null = null;
  for (const slot of new Set([...Object.keys(ledger.slots), ...comingBySlot.keys()])) {
    const old = ledger.slots[slot] ?? [];
    const next = planSlot(old, comingBySlot.get(slot) ?? [], now);
    if (next === old) continue;
    slots ??= { ...ledger.slots };
    if (next.length > 0) slots[slot] = next;
    else delete slots[slot];
  }
  return slots ? { ...ledger, slots } : ledger;
}

function bySlot(coming: readonly ComingAlert[]): ReadonlyMap<string, readonly ComingAlert[]> {
  const groups = new Map<string, ComingAlert[]>();
  for (const alert of coming) {
    const slot = slotOf(alert);
    const group = groups.get(slot);
    if (group) group.push(alert);
    else groups.set(slot, [alert]);
  }
  return groups;
}

function planSlot(old: readonly LedgerEntry[], coming: readonly ComingAlert[], now: Instant): readonly LedgerEntry[] {
  const isSame = (a: AlertId, b: AlertId) => a.epoch === b.epoch && a.stage === b.stage;
  if (coming.length === 0 && !old.some(({ state }) => state === 'planned')) return old;
  const kept = old.filter((entry) => entry.state !== 'planned' || coming.some((alert) => isSame(alert, entry)));
  const added = coming.filter((alert) => !old.some((entry) => isSame(alert, entry)));
  if (added.length === 0) return kept.length === old.length ? old : kept;
  return [...kept, ...added.map((alert) => plannedEntry(alert, now))];
}

function plannedEntry(
  { account, subject, epoch, rule, stage, severity, dueAt }: ComingAlert,
  now: Instant,
): LedgerEntry {
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
