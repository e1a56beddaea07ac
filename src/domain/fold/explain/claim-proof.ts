// Did a banked reset do it? The server never says so of a window. The bank's own bodies do, before or after.

import type { HeadroomEvent } from '../../events/event';
import { type Span, spanOfEvent } from '../../events/event-sides';
import { type Instant, minuteMs, toleranceMs } from '../../time/instant';
import { findOpen, withdraw } from '../event-ledger';
import type { Step, UnexplainedCount } from '../step';
import type { RedemptionProof } from './redemption';

/** The bank's answers come in bodies of their own, a little later than the windows'. */
export const bankLagMs = 10 * minuteMs;

/** True when two spans touch, to within τ, the second one running up to `bankLagMs` late. */
export function touches(first: Span, [from, to]: Span): boolean {
  return from <= first[1] + bankLagMs && to >= first[0] - toleranceMs;
}

/**
 * Evidence that a reset was used between two readings, or null. What it rests on is taken, and proves nothing twice.
 */
export function claimProof(step: Step, between: Span, count: UnexplainedCount): RedemptionProof | null {
  const { ledger } = step;
  const use = unclaimedUse(step, between);
  const known = findOpen(ledger, 'reset-redeemed', (event) => isAwaited(event, use?.key ?? null, between)) ?? null;
  const vanished = findOpen(
    ledger,
    'reset-vanished',
    (event) =>
      touches(between, spanOfEvent(event)) && (use === null || event.reset === undefined || event.reset === use.key),
  );
  if (use === null && known === null && !vanished && count.losses === 0) return null;

  if (count.losses > 0) count.losses -= 1;
  if (vanished) withdraw(ledger, vanished.id);
  const key = use?.key ?? known?.reset ?? vanished?.reset ?? null;
  if (key !== null) step.report({ topic: 'bank', about: 'status', key, status: 'redeemed' });
  return {
    key,
    at: use?.at ?? null,
    evidence: [...(vanished?.evidence ?? []), ...(known?.evidence ?? []), ...(use ? [use.id] : [])],
    known,
  };
}

/** A use by the history whose windows no event names yet. */
function unclaimedUse({ bank, ledger }: Step, [from, to]: Span) {
  const isClaimed = (key: string) =>
    ledger.open.some((event) => event.reset === key && event.type === 'reset-redeemed' && event.windows.length > 0);
  return bank.uses.find(({ key, at }) => isWithin(at, from, to) && !isClaimed(key)) ?? null;
}

/** A redemption that was emitted before its windows were seen. */
function isAwaited(event: HeadroomEvent, key: string | null, [from, to]: Span): boolean {
  if (event.windows.length > 0) return false;
  if (key !== null && event.reset === key) return true;
  return key === null && isWithin(event.at, from, to);
}

/** Between two instants, to within τ. */
export function isWithin(at: Instant, from: Instant, to: Instant): boolean {
  return at >= from - toleranceMs && at <= to + toleranceMs;
}
