// Changes of windows between two readings. Those of one kind seen in one body are one event.
import type { EventType, HeadroomEvent } from '../../events/event';
import { afterOf, beforeOf, foundingOf, spanOf, windowsOf } from '../../events/event-sides';
import { secondMs, toleranceMs } from '../../time/instant';
import type { ReadingChange, ReadingPair } from '../../windows/window-changes';
import { eventId } from '../event-id';
import { emit } from '../event-ledger';
import type { Change, Step, UnexplainedCount } from '../step';
import { claimProof } from './claim-proof';
import { newStart, type RedemptionProof, redemptionOf } from './redemption';
import { countRepeat, forgetRepeats, repeatsOf } from './repeats';
import { completeRedemptions } from './unseen-redemption';

type UnprovedType = 'early-reset' | 'refill-kept-date' | 'correction' | 'date-moved';

const unprovedTypes: readonly UnprovedType[] = ['early-reset', 'refill-kept-date', 'correction', 'date-moved'];

export interface Explained {
  readonly change: ReadingChange;
  readonly event: HeadroomEvent;
}

/** The end came as announced. The event is dated at that end, however late it is noticed. */
export function explainEnded(step: Step, change: Extract<Change, { readonly type: 'window-ended' }>): void {
  const { window, before, after } = change;
  emit(step.ledger, {
    id: eventId('cycle-ended', [window], [before.id, after.id]),
    type: 'cycle-ended',
    at: Math.min(before.resetsAt, after.at),
    between: [before.at, after.at],
    windows: windowsOf([change]),
    before: beforeOf([change]),
    after: afterOf([change]),
    evidence: [before.id, after.id],
    confirmed: true,
    confidence: 0.95,
    notes: [],
  });
  completeRedemptions(step, change);
  forgetRepeats(step.memory, window);
}

/** A pair that the window flapped to lately is held back until a second reading agrees. */
export function explainChanged(step: Step, { changes }: { readonly changes: readonly ReadingChange[] }): void {
  const isHeldBack = ({ flapping }: ReadingChange) => flapping && step.unexplained.losses === 0;
  for (const change of changes.filter(isHeldBack)) openChange(step, change, null, step.countBefore);
  const plain = changes.filter((change) => !isHeldBack(change));
  for (const { change, event } of explainTogether(step, plain, step.unexplained, step.countBefore))
    openChange(step, change, event, step.countBefore);
  for (const { comparison, window } of changes) if (comparison === 'restarted') forgetRepeats(step.memory, window);
}

/** One event for all windows a banked reset touched, one for each kind of change that nothing explains. */
export function explainTogether(
  step: Step,
  changes: readonly ReadingChange[],
  count: UnexplainedCount,
  countBefore: number | null,
): readonly Explained[] {
  const refills = changes.filter(isRefill);
  const proof = refills.length > 0 ? claimProof(step, spanOf(refills), count) : proofOfRestart(step, changes, count);
  const redeemed = !proof ? [] : refills.length > 0 ? refills : changes.filter(isRestart);
  const explained: Explained[] = [];
  const add = (event: HeadroomEvent, group: readonly ReadingChange[]) => {
    emit(step.ledger, event);
    for (const change of group) {
      countRepeat(step.memory, change.window, event.type);
      explained.push({ change, event });
    }
  };

  if (proof && redeemed.length > 0) add(redemptionOf(redeemed, proof), redeemed);
  const rest = changes.filter((change) => !redeemed.includes(change));
  for (const type of unprovedTypes) {
    const group = rest.filter((change) => typeWithoutProof(change) === type);
    if (group.length > 0) add(unprovedEvent(step, type, group, countBefore), group);
  }
  return explained;
}

/** Later readings can confirm it or take it back. */
function openChange(step: Step, change: ReadingChange, event: HeadroomEvent | null, countBefore: number | null): void {
  const { window, before, after } = change;
  const type = event?.type ?? typeWithoutProof(change);
  const [id, confirmed] = [event?.id ?? null, event?.confirmed ?? false];
  const open = { type, before, after, eventId: id, confirmed, countBefore };
  step.report({ topic: 'windows', about: 'open-change', window, open });
}

/** A window that is full again or nearly so, as a reset leaves it. */
function isRefill({ comparison, before, after }: ReadingChange): boolean {
  const fall = before.usedPercent - after.usedPercent;
  return comparison === 'restarted' || (comparison === 'fell' && (after.usedPercent <= 1 || fall >= 10));
}

/** Used and worked with again before anybody looked: the window began anew although use did not fall. */
function isRestart({ before, after, window }: ReadingPair): boolean {
  const start = after.resetsAt - window.seconds * secondMs;
  return start >= before.at - toleranceMs && start <= after.at + toleranceMs;
}

function proofOfRestart(
  step: Step,
  changes: readonly ReadingChange[],
  count: UnexplainedCount,
): RedemptionProof | null {
  const restarts = changes.filter((change) => change.comparison === 'moved' && isRestart(change));
  return restarts.length > 0 ? claimProof(step, spanOf(restarts), count) : null;
}

function typeWithoutProof({ comparison, after }: ReadingChange): UnprovedType {
  if (comparison === 'restarted') return 'early-reset';
  if (comparison === 'moved') return 'date-moved';
  return after.usedPercent <= 1 ? 'refill-kept-date' : 'correction';
}

function unprovedEvent(
  step: Step,
  type: UnprovedType,
  changes: readonly ReadingChange[],
  countBefore: number | null,
): HeadroomEvent {
  const isBankUnchanged = countBefore !== null && step.bank.usageCount?.value === countBefore;
  const isLikely = changes.every(isRestart) || type !== 'early-reset';
  return {
    id: eventId(type, windowsOf(changes), foundingOf(changes)),
    type,
    at: type === 'early-reset' ? newStart(changes) : spanOf(changes)[1],
    between: spanOf(changes),
    windows: windowsOf(changes),
    before: beforeOf(changes),
    after: afterOf(changes),
    evidence: foundingOf(changes),
    confirmed: false,
    confidence: isLikely ? 0.6 : 0.4,
    notes: [...notesOf(step, type, changes), ...(isBankUnchanged && type !== 'date-moved' ? ['bank-unchanged'] : [])],
  };
}

function notesOf({ memory }: Step, type: EventType, changes: readonly ReadingChange[]): string[] {
  const repeats = (change: ReadingChange) => repeatsOf(memory, change.window);
  if (type === 'correction') return changes.some((change) => repeats(change).falls >= 2) ? ['sliding'] : [];
  if (type !== 'date-moved') return [];
  const isDrift = changes.some((change) => repeats(change).moves >= 1 && advancesWithClock(change));
  return [...(isDrift ? ['drifting'] : []), ...(changes.every(isRestart) ? ['began-anew'] : [])];
}

function advancesWithClock({ before, after }: ReadingPair): boolean {
  const elapsed = after.at - before.at;
  return Math.abs(after.resetsAt - before.resetsAt - elapsed) <= elapsed * 0.15 + toleranceMs;
}
