// Whose use a response is. Session files name no account, but they note the limits of the signed-in user. So a response belongs
// to the account that was seen with a window of the same length and end.
import { type Instant, toleranceMs } from '../time/instant';
import type { LimitEvent } from './session';
import type { UsageOwner } from './usage-table';

/** The end of a window as it was observed for an account, elsewhere than in session files. */
export interface WindowEnd {
  readonly account: string;
  readonly seconds: number;
  readonly resetsAt: Instant;
}

/** From a length and an end to the account observed with them; null where none was, or two were. */
export type FindOwner = (seconds: number, resetsAt: Instant) => string | null;

export function createFindOwner(ends: readonly WindowEnd[]): FindOwner {
  const bySlot = new Map<string, WindowEnd[]>();
  const slotOf = (seconds: number, at: Instant) => `${seconds}/${Math.floor(at / toleranceMs)}`;
  for (const end of ends) {
    const slot = slotOf(end.seconds, end.resetsAt);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), end]);
  }
  return (seconds, resetsAt) => {
    const near = [-toleranceMs, 0, toleranceMs].flatMap((by) => bySlot.get(slotOf(seconds, resetsAt + by)) ?? []);
    const accounts = new Set(
      near.filter((end) => Math.abs(end.resetsAt - resetsAt) <= toleranceMs).map(({ account }) => account),
    );
    return accounts.size === 1 ? ([...accounts][0] ?? null) : null;
  };
}

/**
 * The owner of each response of one session, by its instant: the account of the last limits noted before it, else of the
 * first after it, else `fallback`, marked as assumed. `limits` in order of time.
 */
export function ownersOf(
  limits: readonly LimitEvent[],
  find: FindOwner,
  fallback: string,
): (at: Instant) => UsageOwner {
  const known: { readonly at: Instant; readonly account: string | null }[] = [];
  for (const { at, seconds, resetsAt } of limits) {
    const account = find(seconds, resetsAt);
    // The two windows of one line: if one of them proves the owner, the other cannot refute it.
    const before = known.at(-1);
    if (before && before.at === at && account === null) continue;
    if (before && before.at === at) known.pop();
    known.push({ at, account });
  }
  const assumed: UsageOwner = { account: fallback, assumed: true };
  const certain = new Map<string, UsageOwner>();
  const ownerFor = (account: string | null): UsageOwner => {
    if (account === null) return assumed;
    const owner = certain.get(account) ?? { account, assumed: false };
    certain.set(account, owner);
    return owner;
  };
  return (at) => {
    let [low, high] = [0, known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((known[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return ownerFor((known[low - 1] ?? known[0])?.account ?? null);
  };
}
