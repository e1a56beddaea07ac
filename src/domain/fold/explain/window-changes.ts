// Changes of windows between two readings. Those of one kind seen in one body are one event.
import type { EventType, HeadroomEvent } from '../../events/event';
import {
  advancesWithClock,
  afterOf,
  beforeOf,
  foundingOf,
  spanOf,
  spanOfEvent,
  windowSide,
  windowsOf,
} from '../../events/event-sides';
import { secondMs, toleranceMs } from '../../time/instant';
import type { ChangeOfReading } from '../../windows/compare-readings';
import { type LimitWindow, sameWindow } from '../../windows/limit-window';
import type { ReadingChange, ReadingPair } from '../../windows/window-changes';
import type { Reading } from '../../windows/window-state';
import { eventId } from '../event-id';
import { emit, withNote } from '../event-ledger';
import type { Change, Step, UnexplainedCount } from '../step';
import { claimProof } from './claim-proof';
import { newStart, type RedemptionProof, redemptionOf } from './redemption';
import { countRepeat, forgetRepeats, repeatsOf } from './repeats';
import { completeRedemptions } from './unseen-redemption';

/** The events of changes without a redemption, in the order in which they are emitted. */
const unprovedTypes = ['early-reset', 'refill-kept-date', 'correction', 'date-moved'] as const satisfies EventType[];

type UnprovedType = (typeof unprovedTypes)[number];

/** The event of each change without a redemption, by the reading after it. A change that is missing here does not compile. */
const typesWithoutProof: { readonly [Change in ChangeOfReading]: (after: Reading) => UnprovedType } = {
  restarted: () => 'early-reset',
  fell: ({ usedPercent }) => (usedPercent <= 1 ? 'refill-kept-date' : 'correction'),
  moved: () => 'date-moved',
};

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
    if (group.length > 0) add(driftingOn(step, type, group) ?? unprovedEvent(step, type, group, countBefore), group);
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

/** The reset was used and work went on before the next reading: the window restarted although use did not fall. */
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
  return typesWithoutProof[comparison](after);
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

/**
 * The event of an end that drifts, continued: an end that advances with the clock again is the same drift, not another
 * move. Null where there is no drift or it only begins.
 */
function driftingOn(step: Step, type: UnprovedType, changes: readonly ReadingChange[]): HeadroomEvent | null {
  if (type !== 'date-moved' || !changes.every((change) => isDrift(step, change))) return null;
  const event = step.ledger.open.findLast(
    (one) => one.type === 'date-moved' && sameWindows(one.windows, changes) && isContinued(one, changes),
  );
  if (!event) return null;
  const [first = '', ...others] = event.evidence;
  const last = changes[0]?.after.id ?? '';
  return withNote(
    {
      ...event,
      between: [spanOfEvent(event)[0], step.observation.at],
      after: afterOf(changes),
      evidence: [first, last, ...others.filter((id) => id !== last)].slice(0, mostDriftProofs),
    },
    'drifting',
  );
}

/** Both ends, and the first readings between them. */
const mostDriftProofs = 8;

function sameWindows(windows: readonly LimitWindow[], changes: readonly ReadingChange[]): boolean {
  return (
    windows.length === changes.length && changes.every((one) => windows.some((each) => sameWindow(each, one.window)))
  );
}

/** The event left every window where this change finds it. */
function isContinued(event: HeadroomEvent, changes: readonly ReadingChange[]): boolean {
  return changes.every(({ window, before }) => {
    const left = windowSide(event.after, window);
    return left !== null && Math.abs(left.resetsAt - before.resetsAt) <= toleranceMs;
  });
}

function notesOf(step: Step, type: EventType, changes: readonly ReadingChange[]): string[] {
  const falls = (change: ReadingChange) => repeatsOf(step.memory, change.window).falls;
  if (type === 'correction') return changes.some((change) => falls(change) >= 2) ? ['sliding'] : [];
  if (type !== 'date-moved') return [];
  const drifts = changes.some((change) => isDrift(step, change));
  return [...(drifts ? ['drifting'] : []), ...(changes.every(isRestart) ? ['began-anew'] : [])];
}

/** Its end moved before in this cycle, and advances with the clock. */
function isDrift({ memory }: Step, { window, before, after }: ReadingChange): boolean {
  return (
    repeatsOf(memory, window).moves >= 1 && advancesWithClock(after.resetsAt - before.resetsAt, after.at - before.at)
  );
}
