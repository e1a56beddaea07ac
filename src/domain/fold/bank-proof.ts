// Did a banked reset do it? The server never says so of a window; the bank's own bodies do, before or after.
import type { HeadroomEvent } from '../events/event';
import { type Instant, minuteMs, toleranceMs } from '../time/instant';
import { withdraw } from './event-ledger';
import { setFate, type Work } from './fold-work';

/** The bank's answers come in bodies of their own, a little later than the windows'. */
export const bankLagMs = 10 * minuteMs;

export interface Proof {
  /** Which reset it was; null while only a count says that one is gone. */
  readonly key: string | null;
  /** When the server says it was used. */
  readonly at: Instant | null;
  readonly evidence: readonly string[];
  /** A redemption already told, whose windows had not been seen yet. */
  readonly told: HeadroomEvent | null;
}

/** What the count lost or gained and nothing explains yet; a proof takes one of the losses. */
export interface BankDelta {
  losses: number;
  gains: number;
  /** The count it is compared with. */
  readonly since: { readonly at: Instant; readonly id: string } | null;
}

/** True when the two spans touch, to within τ, the second one running up to `bankLagMs` late. */
export function touches(between: readonly [Instant, Instant], from: Instant, to: Instant): boolean {
  return from <= between[1] + bankLagMs && to >= between[0] - toleranceMs;
}

/** Evidence that a reset was used between two readings, or null. What it rests on is taken, and proves nothing twice. */
export function claimProof(work: Work, from: Instant, to: Instant, bank: BankDelta): Proof | null {
  const use = unclaimedUse(work, from, to);
  const told = work.ledger.open.find((event) => isTold(event, use?.key ?? null, from, to)) ?? null;
  const vanished = work.ledger.open.find(
    (event) =>
      event.type === 'reset-vanished' &&
      touches([from, to], ...(event.between ?? [event.at, event.at])) &&
      (use === null || event.reset === undefined || event.reset === use.key),
  );
  if (use === null && told === null && !vanished && bank.losses === 0) return null;

  if (bank.losses > 0) bank.losses -= 1;
  if (vanished) withdraw(work.ledger, vanished.id);
  const key = use?.key ?? told?.reset ?? vanished?.reset ?? null;
  if (key !== null) setFate(work, key, 'redeemed');
  return {
    key,
    at: use?.at ?? null,
    evidence: [...(vanished?.evidence ?? []), ...(told?.evidence ?? []), ...(use ? [use.id] : [])],
    told,
  };
}

function unclaimedUse(work: Work, from: Instant, to: Instant) {
  const { uses } = work.memory;
  return (
    uses.find(
      ({ key, at }) =>
        at >= from - toleranceMs &&
        at <= to + toleranceMs &&
        !work.ledger.open.some(
          (event) => event.reset === key && event.type === 'reset-redeemed' && event.windows.length > 0,
        ),
    ) ?? null
  );
}

function isTold(event: HeadroomEvent, key: string | null, from: Instant, to: Instant): boolean {
  if (event.type !== 'reset-redeemed' || event.windows.length > 0) return false;
  if (key !== null && event.reset === key) return true;
  return key === null && event.at >= from - toleranceMs && event.at <= to + toleranceMs;
}
