// A used reset whose effect no reading shows: its window was read again only after its own end. Still known: the last reading
// before the use, and the first cycle after it.
import type { HeadroomEvent } from '../../events/event';
import { afterOf, pairsOf, type Span, sideOf, spanOfEvent } from '../../events/event-sides';
import { secondMs, toleranceMs } from '../../time/instant';
import type { LastReading, ReadingPair } from '../../windows/window-changes';
import { isUnstarted, startOf } from '../../windows/window-phase';
import { emit, withNote, withProof } from '../event-ledger';
import type { Step } from '../step';

/**
 * A redemption without windows, with what the readings around it show: in `before` the cycles that ran when it was used, in
 * `after` those that were the first since. The note `end-passed` says that such a cycle was next read after its own end.
 */
export function withKnownReadings(step: Step, event: HeadroomEvent): HeadroomEvent {
  const span = spanOfEvent(event);
  const ended = endedAround(step, span);
  const interrupted = ended.filter((pair) => wasRunning({ window: pair.window, reading: pair.before }, span));
  const isEnded = ({ window }: LastReading) => ended.some((pair) => pair.window.seconds === window.seconds);
  const running = lastReadings(step).filter((last) => !isEnded(last) && wasRunning(last, span));
  const since = ended.filter((pair) => isFirstSince(pair, span));

  const before = [...interrupted.map((pair) => ({ window: pair.window, reading: pair.before })), ...running];
  const proofs = new Set([...interrupted, ...since].flatMap((pair) => [pair.before.id, pair.after.id]));
  const known = {
    ...event,
    before: { ...event.before, ...sideOf(before) },
    after: { ...event.after, ...afterOf(since) },
    evidence: [...proofs].reduce((evidence, id) => withProof({ ...event, evidence }, id), event.evidence),
  };
  return interrupted.length > 0 ? withNote(known, 'end-passed') : known;
}

/** A window that ended may be what a redemption waited for: to be called after its `cycle-ended` was emitted. */
export function completeRedemptions(step: Step, { before, after }: ReadingPair): void {
  for (const event of step.ledger.open) {
    const isOpen = event.type === 'reset-redeemed' && event.windows.length === 0;
    const [from, to] = spanOfEvent(event);
    if (isOpen && to >= before.at && from <= after.at) emit(step.ledger, withKnownReadings(step, event));
  }
}

/** The account's own windows that ended by themselves between a reading before the use and one after. */
function endedAround({ ledger }: Step, [from, to]: Span): readonly ReadingPair[] {
  return ledger.recent
    .filter(({ type }) => type === 'cycle-ended')
    .flatMap(pairsOf)
    .filter(({ window, before, after }) => window.limit === 'codex' && before.at <= to && after.at >= from);
}

/** The newest reading of each of the account's own windows. */
function lastReadings({ windows }: Step): readonly LastReading[] {
  return windows.tracks.flatMap(({ limit, seconds, baseline }) =>
    limit === 'codex' && baseline ? [{ window: { limit, seconds }, reading: baseline }] : [],
  );
}

/** Read before the use, begun by then, and not at its end. */
function wasRunning({ window, reading }: LastReading, [from, to]: Span): boolean {
  return reading.at <= from && reading.resetsAt > to && !isUnstarted(reading, window);
}

/** Its cycle began with the use or later, and before another could have begun and ended in between. */
function isFirstSince({ window, after }: ReadingPair, [from, to]: Span): boolean {
  if (isUnstarted(after, window)) return false;
  const start = startOf(after, window.seconds);
  return start >= to - toleranceMs && start < from + window.seconds * secondMs;
}
