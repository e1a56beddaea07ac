// The bank as it stands now. The server's count and its list are separate facts, and both are shown.
import type { AccountState, BankRow } from '../accounts/account-state';
import type { BankView, ResetView, WindowView } from '../accounts/account-view';
import { freshnessOf } from '../time/freshness';
import type { Instant } from '../time/instant';
import { provenanceOf } from './provenance';
import { worthOf } from './worth';

/** Resets expire by the clock, also when nothing is observed any more. Everything else is as last stated. */
export function viewBank(state: AccountState, windows: readonly WindowView[], now: Instant): BankView {
  const resets = state.bank.map((row) => viewReset(row, windows, now)).toSorted(byUse);
  const held = resets.filter(({ status }) => status === 'available');
  const available = availableNow(state, held.length, now);
  const observedAt = latest(state.bankCount?.at ?? null, state.bankListedAt);
  return {
    available,
    detail: detailOf(available, held),
    disagrees: state.bankCount !== null && state.bankListedAt !== null && available !== held.length,
    resets,
    purchaseOffered: state.purchaseOffered?.value ?? false,
    observedAt,
    freshness: observedAt === null ? null : freshnessOf(observedAt, now),
  };
}

function availableNow(state: AccountState, held: number, now: Instant): number | null {
  const { bankCount, bank } = state;
  if (bankCount === null) return state.bankListedAt === null ? null : held;
  const expiredSince = bank.filter(
    ({ fate, expiresAt }) => fate === 'available' && expiresAt !== null && expiresAt > bankCount.at && expiresAt <= now,
  );
  return Math.max(0, bankCount.value - expiredSince.length);
}

function detailOf(available: number | null, held: readonly ResetView[]): BankView['detail'] {
  if (held.some(({ expiresAt }) => expiresAt !== null)) return 'dated';
  if (held.length > 0) return 'undated';
  if (available === null) return 'unknown';
  return available > 0 ? 'count-only' : 'none';
}

function viewReset(row: BankRow, windows: readonly WindowView[], now: Instant): ResetView {
  const status = statusAt(row, now);
  return {
    key: row.key,
    status,
    title: row.title,
    description: row.description,
    provenance: provenanceOf(row.title, row.description),
    grantedAt: row.grantedAt,
    expiresAt: row.expiresAt,
    lastConfirmedAt: row.lastListedAt,
    otherType: row.otherType ?? null,
    worth: status === 'available' ? worthOf(windows, now) : null,
  };
}

function statusAt({ fate, expiresAt, supported }: BankRow, now: Instant): ResetView['status'] {
  if (fate !== 'available') return fate;
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return supported === false ? 'unsupported' : 'available';
}

/** Available ones first, soonest expiry first and undated last; then the rest, newest first. */
function byUse(a: ResetView, b: ResetView): number {
  const held = Number(b.status === 'available') - Number(a.status === 'available');
  if (held !== 0) return held;
  if (a.status === 'available') return (a.expiresAt ?? Number.MAX_VALUE) - (b.expiresAt ?? Number.MAX_VALUE);
  return (b.grantedAt ?? b.lastConfirmedAt) - (a.grantedAt ?? a.lastConfirmedAt);
}

/** The later of two instants; the other one where one is null. */
export function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
