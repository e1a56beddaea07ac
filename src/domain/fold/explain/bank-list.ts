// One list of resets, or the history: which joined, which left and why.

import { statusOf } from '../../bank/bank-reducer';
import type { BankChange, ListBefore, NamedReset } from '../../bank/bank-state';
import type { HeadroomEvent } from '../../events/event';
import { type Span, spanOfEvent } from '../../events/event-sides';
import { minuteMs } from '../../time/instant';
import { confirmed, emit, findOpen, withdraw } from '../event-ledger';
import { withInstant } from '../explain-memory';
import type { Step } from '../step';
import { explainUse } from './bank-redemptions';
import { touches } from './claim-proof';
import { emitGranted, emitVanished, nameGrant, nameVanished } from './reset-events';

type ChangeOf<T extends BankChange['type']> = Extract<BankChange, { readonly type: T }>;

/** A reset on the list: used since, back, or new. */
export function explainListed(step: Step, change: ChangeOf<'reset-listed'>): void {
  const { reset, known, list } = change;
  if (reset.otherType !== undefined) return;
  const status = known && (statusNow(step, reset.key) ?? known.fate);
  // A reset known to be used or expired stays so, even if a list still calls it available.
  if (known && status !== 'redeemed' && status !== 'expired')
    step.report({ topic: 'bank', about: 'status', key: reset.key, status: statusOf(reset) });

  if (reset.status === 'redeemed') {
    if (status === 'redeemed') return;
    const between = usedBetween(step, change);
    explainUse(step, { reset, between, usedAt: reset.redeemedAt, evidence: bothLists(step, list) });
  } else if (known) {
    if (status === 'vanished') takeBackVanished(step, reset.key);
  } else {
    explainNew(step, change);
  }
}

/** Held when last listed, and not on a whole list now. */
export function explainNotListed(step: Step, { row, list }: ChangeOf<'reset-not-listed'>): void {
  const status = statusNow(step, row.key);
  if (status === 'vanished') confirmVanished(step, row.key);
  if (status !== 'available' && !(status && row.status === 'redeeming')) return;
  const between = [row.lastListedAt, step.observation.at] as const;
  const evidence = bothLists(step, list);
  const isCertain = row.status === 'redeeming';
  if (explainUse(step, { reset: row, between, usedAt: null, evidence, isCertain })) return;

  const counted = nameless(step, 'reset-vanished', between);
  if (counted) {
    nameVanished(step, counted, row);
  } else {
    emitVanished(step, row, between, evidence, row.key);
    step.memory.listLosses = withInstant(step.memory.listLosses, step.observation.at);
  }
  step.report({ topic: 'bank', about: 'status', key: row.key, status: 'vanished' });
}

/** A grant that only the history states: it names a reset that was known by the count alone, or is a new event. */
export function explainGrantInHistory(step: Step, { row, grantedAt }: ChangeOf<'grant-in-history'>): void {
  const { at, id } = step.observation;
  if (step.bank.granted.includes(row.key)) return;
  const counted = nameless(step, 'reset-granted', [grantedAt, grantedAt]);
  if (counted) {
    nameGrant(step, counted, row, grantedAt);
    return;
  }
  // On the first list already: held before we looked, or known by the count.
  if (row.lastListedAt < at) return;
  emitGranted(step, row, grantedAt, [grantedAt, at], [id], row.key);
  step.memory.listGains = withInstant(step.memory.listGains, grantedAt);
}

/** A use that the history states, with its exact time. */
export function explainUseInHistory(step: Step, { row, usedAt }: ChangeOf<'use-in-history'>): void {
  explainUse(step, { reset: row, between: [usedAt, usedAt], usedAt, evidence: [step.observation.id] });
}

/** Not on the list before: granted since, unless this is the first list there ever was. */
function explainNew(step: Step, { reset, list }: ChangeOf<'reset-listed'>): void {
  const { at } = step.observation;
  const grantedAt = reset.grantedAt ?? at;
  const counted = nameless(step, 'reset-granted', [grantedAt, grantedAt]);
  if (counted) {
    nameGrant(step, counted, reset, grantedAt);
    return;
  }
  if (list.listedAt === null || step.bank.granted.includes(reset.key) || reset.status !== 'available') return;
  emitGranted(step, reset, Math.min(grantedAt, at), [list.listedAt, at], bothLists(step, list), reset.key);
  step.memory.listGains = withInstant(step.memory.listGains, at);
}

function statusNow({ bank }: Step, key: string) {
  return bank.rows.find((row) => row.key === key)?.fate;
}

function usedBetween({ memory, observation }: Step, { reset, known }: ChangeOf<'reset-listed'>): Span {
  if (reset.redeemedAt !== null) return [reset.redeemedAt, reset.redeemedAt];
  return [known?.lastListedAt ?? memory.firstAt ?? observation.at, observation.at];
}

/** What left or joined is proved by both lists: the one before and this. */
function bothLists({ observation }: Step, { listId }: ListBefore): readonly string[] {
  return listId === null ? [observation.id] : [listId, observation.id];
}

/** An event known by the count alone, at that time. */
function nameless(
  { ledger }: Step,
  type: 'reset-granted' | 'reset-vanished',
  between: Span,
): HeadroomEvent | undefined {
  return findOpen(ledger, type, (event) => event.reset === undefined && touches(spanOfEvent(event), between));
}

function vanishedEvent({ ledger }: Step, { key }: Pick<NamedReset, 'key'>): HeadroomEvent | undefined {
  return findOpen(ledger, 'reset-vanished', ({ reset }) => reset === key);
}

function takeBackVanished(step: Step, key: string): void {
  const event = vanishedEvent(step, { key });
  if (event) withdraw(step.ledger, event.id);
}

function confirmVanished(step: Step, key: string): void {
  const event = vanishedEvent(step, { key });
  const isLater = event !== undefined && step.observation.at - event.at >= minuteMs;
  if (isLater && !event.confirmed) emit(step.ledger, confirmed(event, step.observation.id));
}
