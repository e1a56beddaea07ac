// A reset whose expiry has passed: used before it, unless nothing says so.
import type { BankRow } from '../accounts/account-state';
import { type Instant, toleranceMs } from '../time/instant';
import { tellExpired } from './bank-events';
import { tell } from './event-ledger';
import { setFate, type Work } from './fold-work';

/**
 * Told when the account is heard of again after an expiry; the list may go on calling it available. A redemption or a loss that
 * nobody had a name for, while this one was held, is its fate instead.
 */
export function lapse(work: Work, at: Instant, proof: string, leewayMs = 0): void {
  const isDue = ({ fate, expiresAt }: BankRow) =>
    fate === 'available' && expiresAt !== null && expiresAt <= at + leewayMs;
  // Asked at every usage body, and nearly always in vain.
  if (!work.state.bank.some(isDue)) return;
  const due = work.state.bank.filter(isDue).toSorted((a, b) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0));
  for (const row of due) {
    const expiresAt = row.expiresAt ?? at;
    const unnamed = work.ledger.open.find(
      (event) =>
        (event.type === 'reset-redeemed' || event.type === 'reset-vanished') &&
        event.reset === undefined &&
        event.at >= row.lastListedAt - toleranceMs &&
        event.at < expiresAt - toleranceMs,
    );
    if (unnamed) {
      tell(work.ledger, { ...unnamed, reset: row.key });
      setFate(work, row.key, unnamed.type === 'reset-redeemed' ? 'redeemed' : 'vanished');
      continue;
    }
    tellExpired(work, row, expiresAt, proof);
    setFate(work, row.key, 'expired');
    work.memory.listLosses = [...work.memory.listLosses, { at: expiresAt }];
  }
}
