// The count of resets in usage bodies, followed separately: the list is another fact and may disagree with it.
import type { BankRow } from '../../accounts/account-state';
import type { BankChange } from '../../bank/bank-state';
import { mayExplain } from '../../bank/is-due';
import { type Span, spanOfEvent } from '../../events/event-sides';
import { hourMs, type Instant, minuteMs, toleranceMs } from '../../time/instant';
import { confirmed, emit, withdraw } from '../event-ledger';
import { withInstant } from '../explain-memory';
import type { Step } from '../step';
import { explainRefillByCount } from './bank-redemptions';
import { bankLagMs, touches } from './claim-proof';
import { emitExpired, emitGranted, emitVanished } from './reset-events';

type ChangeOf<T extends BankChange['type']> = Extract<BankChange, { readonly type: T }>;

/**
 * Emitted with the first observation after an expiry, even if the list still calls the reset available. If an unnamed reset
 * was redeemed or lost while this one was held, that is what happened to it instead.
 */
export function explainDue(step: Step, { rows }: ChangeOf<'resets-due'>): void {
  const { ledger, memory, report, bank } = step;
  for (const row of rows) {
    const expiresAt = row.expiresAt ?? step.observation.at;
    // A use in the same history may have explained it.
    if (bank.rows.some(({ key, fate }) => key === row.key && fate !== 'available')) continue;
    const nameless = ledger.open.find((event) => mayExplain(event, row, expiresAt));
    if (nameless) {
      emit(ledger, { ...nameless, reset: row.key });
      const status = nameless.type === 'reset-redeemed' ? 'redeemed' : 'vanished';
      report({ topic: 'bank', about: 'status', key: row.key, status });
      continue;
    }
    emitExpired(step, row, expiresAt);
    report({ topic: 'bank', about: 'status', key: row.key, status: 'expired' });
    memory.listLosses = withInstant(memory.listLosses, expiresAt);
  }
}

/**
 * The count lost or gained, less what the list, an expiry or a return already explains. The rest is for the windows to
 * explain.
 */
export function explainCountChanged(step: Step, { before, value }: ChangeOf<'count-changed'>): void {
  const { memory } = step;
  memory.listLosses = since(memory.listLosses, before.at);
  memory.listGains = since(memory.listGains, before.at);
  if (value < before.value) {
    const losses = before.value - value;
    const known = Math.min(losses, memory.listLosses.length);
    memory.listLosses = memory.listLosses.slice(known);
    step.unexplained = { losses: losses - known, gains: 0, since: before };
    return;
  }
  const gains = value - before.value - takeBackVanished(step, value - before.value);
  const known = Math.min(gains, memory.listGains.length);
  memory.listGains = memory.listGains.slice(known);
  step.unexplained = { losses: 0, gains: gains - known, since: before };
}

/** The same count again confirms a loss or a grant known by the count alone. */
export function explainCountRepeated({ ledger, observation }: Step): void {
  for (const event of ledger.open) {
    const isOfCount = event.type === 'reset-vanished' || event.type === 'reset-granted';
    const waits = isOfCount && !event.confirmed && event.reset === undefined;
    if (waits && observation.at - event.at >= minuteMs) emit(ledger, confirmed(event, observation.id));
  }
}

/** Most events for one change of a count: a count is a number in a body, and can claim a billion. */
const mostCounted = 64;

/** What no window and no list explained in the end. */
export function explainRestOfCount(step: Step): void {
  const { observation, unexplained } = step;
  const { losses, gains, since: from } = unexplained;
  if (losses === 0 && gains === 0) return;
  const between = [from?.at ?? observation.at, observation.at] as const;
  const evidence = [...(from ? [from.id] : []), observation.id];
  for (let n = 0; n < Math.min(losses, mostCounted); n += 1) {
    const about = `count ${n}`;
    if (!explainRefillByCount(step, between, evidence)) emitVanished(step, null, between, evidence, about);
  }
  for (let n = 0; n < Math.min(gains, mostCounted); n += 1) {
    const row = ungrantedRow(step, between);
    emitGranted(step, row ?? null, row?.grantedAt ?? observation.at, between, evidence, `count ${n}`);
  }
}

/** A reset of the list that was granted then, and whose grant is no event yet. */
function ungrantedRow({ bank: { rows, granted } }: Step, [from, to]: Span): BankRow | undefined {
  return rows.find(
    ({ key, grantedAt }) =>
      grantedAt !== null && grantedAt >= from - toleranceMs && grantedAt <= to + toleranceMs && !granted.includes(key),
  );
}

function since(instants: readonly Instant[], at: Instant): readonly Instant[] {
  return instants.filter((one) => one >= at - bankLagMs);
}

/** A count that dips and returns lost nothing. Returns how many came back. */
function takeBackVanished({ ledger, observation }: Step, gains: number): number {
  const recently: Span = [observation.at - hourMs, observation.at];
  const back = ledger.open
    .filter(
      (event) => event.type === 'reset-vanished' && event.reset === undefined && touches(spanOfEvent(event), recently),
    )
    .slice(0, gains);
  for (const { id } of back) withdraw(ledger, id);
  return back.length;
}
