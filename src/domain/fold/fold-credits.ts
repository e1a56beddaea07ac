// The balance in credits, stated by two bodies, followed as one series.
import type { Stamped } from '../accounts/account-state';
import { linkToInvite } from '../referral/invite-links';
import { dayMs, type Instant } from '../time/instant';
import { eventId } from './event-id';
import { tell } from './event-ledger';
import type { Work } from './fold-work';

/** Enough for the runway, and no more. */
const keptBalances = 120;
const flagMs = 7 * dayMs;
/** Below what any use costs; spelling differences only. */
const sameCredits = 1e-6;

/** `planLeft`: the plan still had something left all the while, so that credits had no reason to fall. */
export function takeBalance(work: Work, at: Instant, id: string, value: string, planLeft: () => boolean): void {
  const { state, memory, balances } = work;
  const last = balances.at(-1);
  const lastId = memory.refs.balance;
  memory.refs.balance = id;
  append(balances, { at, value });
  const delta = last === undefined || last.value === value ? 0 : Number(value) - Number(last.value);
  const flagged = delta < 0 && wasFreeBefore(work, last) && planLeft();
  if (flagged) memory.flaggedSpendAt = at;
  state.spentWhilePlanLeft = memory.flaggedSpendAt !== null && at - memory.flaggedSpendAt <= flagMs;
  if (last === undefined || Math.abs(delta) <= sameCredits) return;

  const type = delta < 0 ? 'credits-spent' : 'credits-added';
  const evidence = lastId === undefined ? [id] : [lastId, id];
  tell(
    work.ledger,
    linkIfAdded(work, {
      id: eventId(type, 'credits', evidence),
      type,
      at,
      between: [last.at, at],
      windows: [],
      before: { balance: last.value },
      after: { balance: value },
      evidence,
      confirmed: true,
      confidence: 0.95,
      notes: flagged ? ['plan-use-remained'] : [],
    }),
  );
}

/** The balance compared with is no older than the last usage body, and that one let work through. */
function wasFreeBefore({ memory: { lastUsage } }: Work, last: Stamped<string> | undefined): boolean {
  return last !== undefined && lastUsage !== null && last.at >= lastUsage.at && lastUsage.allowed !== false;
}

function linkIfAdded(work: Work, event: Parameters<typeof linkToInvite>[1]) {
  return event.type === 'credits-added' ? linkToInvite(work, event) : event;
}

/** Equal values keep the first and the newest instant: the time in between is part of the runway. */
function append(balances: Stamped<string>[], next: Stamped<string>): void {
  const flat = balances.at(-1)?.value === next.value && balances.at(-2)?.value === next.value;
  if (flat) balances.pop();
  balances.push(next);
  if (balances.length > keptBalances) balances.shift();
}
