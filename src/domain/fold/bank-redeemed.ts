// The bank says that a reset was used: by its history, by its list, or by leaving it while a window was refilled.
import type { BankRow } from '../accounts/account-state';
import type { HeadroomEvent } from '../events/event';
import { type Instant, minuteMs, secondMs, toleranceMs } from '../time/instant';
import { factsOf } from './bank-events';
import { bankLagMs, touches } from './bank-proof';
import { eventId } from './event-id';
import { tell, withdraw, withNote, withProof } from './event-ledger';
import { markChange } from './event-sides';
import { setFate, type Work } from './fold-work';
import { redeemedEvent } from './redeemed-event';

type Reset = Pick<BankRow, 'key' | 'title' | 'grantedAt' | 'expiresAt'>;
type Span = readonly [Instant, Instant];

/**
 * Joins a use of `reset` to what is already told: a redemption without a name, or a refill without a cause. `usedAt` is the
 * server's own statement; without one, only a change of windows (or `certain`) makes it a use. Returns whether it was one.
 */
export function redeemByBank(
  work: Work,
  reset: Reset,
  between: Span,
  usedAt: Instant | null,
  proof: readonly string[],
  certain = false,
): boolean {
  const told = redemptionOf(work, reset.key, between);
  if (told) {
    tell(work.ledger, withUse(told, reset, usedAt, proof));
    settleFate(work, reset.key);
    return true;
  }
  const unexplained = refillIn(work, between, usedAt);
  if (unexplained) {
    explain(work, unexplained, reset.key, usedAt, proof);
    settleFate(work, reset.key);
    return true;
  }
  if (usedAt === null && !certain) return false;
  settleFate(work, reset.key);
  if (usedAt === null || usedAt > (work.memory.firstAt ?? 0)) tellUse(work, reset, between, usedAt, proof);
  return true;
}

/** A count that fell a little after a refill nobody could explain: a reset did it. Returns whether there was one. */
export function explainRefill(work: Work, between: Span, proof: readonly string[]): boolean {
  const unexplained = refillIn(work, between, null);
  if (unexplained) explain(work, unexplained, null, null, proof);
  return unexplained !== undefined;
}

/** The first usage body after a use that changed no window says so. */
export function noteWithoutEffect(work: Work, from: Instant | null, at: Instant, id: string): void {
  for (const event of work.ledger.open) {
    const waits =
      event.type === 'reset-redeemed' && event.windows.length === 0 && !event.notes.includes('without-effect');
    if (!waits || from === null || event.at < from || at - event.at < minuteMs || beganSince(work, event.at)) continue;
    tell(work.ledger, withNote({ ...event, evidence: withProof(event, id) }, 'without-effect'));
  }
}

/** A use makes what was told of the same reset before (vanished, expired) untrue. */
function settleFate(work: Work, key: string): void {
  for (const event of work.ledger.open) {
    const untrue = event.type === 'reset-vanished' || event.type === 'reset-expired';
    if (untrue && event.reset === key) withdraw(work.ledger, event.id);
  }
  setFate(work, key, 'redeemed');
}

function redemptionOf(work: Work, key: string, between: Span): HeadroomEvent | undefined {
  const redemptions = work.ledger.open.filter(({ type }) => type === 'reset-redeemed');
  return (
    redemptions.find(({ reset }) => reset === key) ??
    redemptions.find((event) => event.reset === undefined && touches(event.between ?? [event.at, event.at], ...between))
  );
}

function withUse(
  event: HeadroomEvent,
  { key }: Reset,
  usedAt: Instant | null,
  proof: readonly string[],
): HeadroomEvent {
  return {
    ...event,
    at: usedAt ?? event.at,
    confirmed: true,
    confidence: usedAt === null ? event.confidence : 0.99,
    evidence: [...new Set([...event.evidence, ...proof])],
    reset: key,
  };
}

/** A refill nobody could explain, at the time the reset left. One whose bank was seen unchanged needs the server's word. */
function refillIn(work: Work, between: Span, usedAt: Instant | null): HeadroomEvent | undefined {
  return work.ledger.open.find((event) => {
    if (event.type !== 'early-reset' && event.type !== 'refill-kept-date') return false;
    const span = event.between ?? [event.at, event.at];
    if (usedAt !== null) return usedAt >= span[0] - toleranceMs && usedAt <= span[1] + toleranceMs;
    const late = between[1] - span[1] <= bankLagMs;
    return touches(span, ...between) && (late || !event.notes.includes('bank-unchanged'));
  });
}

function explain(
  work: Work,
  event: HeadroomEvent,
  key: string | null,
  usedAt: Instant | null,
  proof: readonly string[],
): void {
  const changes = markChange(event);
  withdraw(work.ledger, event.id);
  const told = redeemedEvent(changes, { key, at: usedAt, evidence: [...event.evidence, ...proof], told: null });
  tell(work.ledger, { ...told, between: event.between, at: usedAt ?? event.at });
  // What can still take it back must know it by its new name.
  for (const track of work.tracks) {
    if (track.jump?.eventId === event.id)
      track.jump = { ...track.jump, type: 'reset-redeemed', eventId: told.id, settled: true };
  }
}

/** Used, and no window seen to change (yet): the next usage body adds what it did. */
function tellUse(work: Work, reset: Reset, between: Span, usedAt: Instant | null, proof: readonly string[]): void {
  tell(work.ledger, {
    id: eventId('reset-redeemed', reset.key, []),
    type: 'reset-redeemed',
    at: usedAt ?? between[1],
    between: usedAt === null ? between : [usedAt, usedAt],
    windows: [],
    before: factsOf(reset),
    after: {},
    evidence: proof,
    confirmed: true,
    confidence: usedAt === null ? 0.8 : 0.99,
    notes: wasWatched(work, usedAt) ? ['without-effect'] : [],
    reset: reset.key,
  });
}

/** Windows were read on both sides of the use. */
function wasWatched(work: Work, usedAt: Instant | null): boolean {
  const { memory } = work;
  if (usedAt === null || memory.firstUsageAt === null || memory.lastUsage === null) return false;
  return memory.firstUsageAt < usedAt && memory.lastUsage.at - usedAt >= minuteMs && !beganSince(work, usedAt);
}

/** A window began anew at that time or later: whether the reset did it cannot be told. */
function beganSince({ tracks }: Work, at: Instant): boolean {
  return tracks.some(({ limit, last, seconds }) => {
    return limit === 'codex' && last !== null && last.resetsAt - seconds * secondMs >= at - toleranceMs;
  });
}
