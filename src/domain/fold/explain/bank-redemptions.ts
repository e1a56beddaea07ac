// The bank says that a reset was used: by its history, by its list, or by leaving it while a window was refilled.
import type { NamedReset } from '../../bank/bank-state';
import type { HeadroomEvent } from '../../events/event';
import { pairsOf, type Span, spanOfEvent } from '../../events/event-sides';
import { type Instant, minuteMs, secondMs, toleranceMs } from '../../time/instant';
import { emit, findOpen, withdraw, withNote, withProof } from '../event-ledger';
import type { Step } from '../step';
import { bankLagMs, isWithin, touches } from './claim-proof';
import { bareRedemption, redemptionOf } from './redemption';
import { withKnownReadings } from './unseen-redemption';

export interface UseByBank {
  readonly reset: NamedReset;
  readonly between: Span;
  /** The server's own statement; null where it makes none. */
  readonly usedAt: Instant | null;
  readonly evidence: readonly string[];
  /** It was being redeemed when last listed: it is a use even if no window changed. */
  readonly isCertain?: boolean;
}

/**
 * Joins a use to what is known already: a redemption without a name, or a refill without a cause. Without the
 * server's own statement only a change of windows makes it a use, unless it is certain. Returns whether it was one.
 */
export function explainUse(step: Step, use: UseByBank): boolean {
  const { reset, between, usedAt, evidence, isCertain = false } = use;
  const known = redemptionFor(step, reset.key, between);
  if (known) {
    emit(step.ledger, withUse(known, use));
    settleStatus(step, reset.key);
    return true;
  }
  const refill = refillIn(step, between, usedAt);
  if (refill) {
    explainRefillBy(step, refill, reset.key, usedAt, evidence);
    settleStatus(step, reset.key);
    return true;
  }
  if (usedAt === null && !isCertain) return false;
  settleStatus(step, reset.key);
  // What was used before we looked is no news.
  if (usedAt === null || usedAt > (step.memory.firstAt ?? 0)) {
    const notes = wasWatched(step, usedAt) ? ['without-effect'] : [];
    emit(step.ledger, withKnownReadings(step, bareRedemption(reset, between, usedAt, evidence, notes)));
  }
  return true;
}

/**
 * A count that falls shortly after an unexplained refill explains it: a reset was used. Returns whether there was such
 * a refill.
 */
export function explainRefillByCount(step: Step, between: Span, evidence: readonly string[]): boolean {
  const refill = refillIn(step, between, null);
  if (refill) explainRefillBy(step, refill, null, null, evidence);
  return refill !== undefined;
}

/** The first usage body after a use that changed no window says so. */
export function noteWithoutEffect(step: Step): void {
  const { ledger, memory, observation } = step;
  const from = memory.lastUsage?.at ?? null;
  for (const event of ledger.open) {
    const waits =
      event.type === 'reset-redeemed' && event.windows.length === 0 && !event.notes.includes('without-effect');
    if (!waits || from === null || event.at < from || observation.at - event.at < minuteMs) continue;
    if (hasBegunSince(step, event.at)) continue;
    emit(ledger, withNote({ ...event, evidence: withProof(event, observation.id) }, 'without-effect'));
  }
}

/** A use refutes what was reported about the same reset before (vanished, expired). */
function settleStatus({ ledger, report }: Step, key: string): void {
  for (const event of ledger.open) {
    const isUntrue = event.type === 'reset-vanished' || event.type === 'reset-expired';
    if (isUntrue && event.reset === key) withdraw(ledger, event.id);
  }
  report({ topic: 'bank', about: 'status', key, status: 'redeemed' });
}

function redemptionFor({ ledger }: Step, key: string, between: Span): HeadroomEvent | undefined {
  return (
    findOpen(ledger, 'reset-redeemed', ({ reset }) => reset === key) ??
    findOpen(ledger, 'reset-redeemed', (event) => event.reset === undefined && touches(spanOfEvent(event), between))
  );
}

function withUse(event: HeadroomEvent, { reset, usedAt, evidence }: UseByBank): HeadroomEvent {
  return {
    ...event,
    at: usedAt ?? event.at,
    confirmed: true,
    confidence: usedAt === null ? event.confidence : 0.99,
    evidence: [...new Set([...event.evidence, ...evidence])],
    reset: reset.key,
  };
}

/**
 * An unexplained refill at the time the reset left. If the count was seen unchanged after it, only the server's own
 * statement will do.
 */
function refillIn({ ledger }: Step, between: Span, usedAt: Instant | null): HeadroomEvent | undefined {
  return ledger.open.find((event) => {
    if (event.type !== 'early-reset' && event.type !== 'refill-kept-date') return false;
    const span = spanOfEvent(event);
    if (usedAt !== null) return isWithin(usedAt, ...span);
    const isClose = between[1] - span[1] <= bankLagMs;
    return touches(span, between) && (isClose || !event.notes.includes('bank-unchanged'));
  });
}

function explainRefillBy(
  { ledger, report }: Step,
  refill: HeadroomEvent,
  key: string | null,
  usedAt: Instant | null,
  evidence: readonly string[],
): void {
  withdraw(ledger, refill.id);
  const proof = { key, at: usedAt, evidence: [...refill.evidence, ...evidence], known: null };
  const redemption = redemptionOf(pairsOf(refill), proof);
  emit(ledger, { ...redemption, between: refill.between, at: usedAt ?? refill.at });
  report({ topic: 'windows', about: 'redemption', eventId: refill.id, redemptionId: redemption.id });
}

/** Windows were read on both sides of the use. */
function wasWatched(step: Step, usedAt: Instant | null): boolean {
  const { firstUsageAt, lastUsage } = step.memory;
  if (usedAt === null || firstUsageAt === null || lastUsage === null) return false;
  return firstUsageAt < usedAt && lastUsage.at - usedAt >= minuteMs && !hasBegunSince(step, usedAt);
}

/** A window restarted at that time or later, so it is unknown whether the reset did it. */
function hasBegunSince({ windows }: Step, at: Instant): boolean {
  return windows.tracks.some(({ limit, baseline, seconds }) => {
    return limit === 'codex' && baseline !== null && baseline.resetsAt - seconds * secondMs >= at - toleranceMs;
  });
}
