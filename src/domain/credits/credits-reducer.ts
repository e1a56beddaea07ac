// The balance in credits: stated by two bodies, followed as one series.
import type { Stamped } from '../accounts/account-state';
import type { Observation } from '../observations/observation';
import { dayMs, type Instant } from '../time/instant';
import type { CreditsChange, CreditsDraft, CreditsFinding } from './credits-state';

/** Enough for the runway, and no more. */
const keptBalances = 120;
/** For how long the screen points out that credits fell while the plan had something left. */
const wasteShownMs = 7 * dayMs;

const none: readonly CreditsChange[] = [];

/** Reports a balance other than the last one. Writes to `credits` alone. */
export function reduceCredits(credits: CreditsDraft, observation: Observation): readonly CreditsChange[] {
  const { kind, source, at, facts } = observation;
  if (kind === 'balance') {
    credits.balance = { at, value: facts };
    return facts.balance === null ? none : follow(credits, facts.balance, observation);
  }
  if (kind === 'auto-top-up') credits.autoTopUp = { at, value: facts };
  if (kind === 'monthly-spend') credits.monthlySpend = { at, value: facts };
  if (kind !== 'usage' || source === 'dom' || facts.credits === null) return none;
  credits.credits = { at, value: facts.credits };
  return facts.credits.balance === null ? none : follow(credits, facts.credits.balance, observation);
}

function follow(credits: CreditsDraft, value: string, observation: Observation): readonly CreditsChange[] {
  const { at } = observation;
  const before = credits.balances.at(-1);
  const statedBy = credits.statedBy;
  credits.statedBy = observation;
  credits.spentWhilePlanLeft = isWasteShown(credits.wasteAt, at);
  append(credits.balances, { at, value });
  const isSame = before === undefined || before.value === value || Number(before.value) === Number(value);
  return isSame ? none : [{ type: 'balance-changed', before, after: value, beforeId: statedBy?.id ?? null }];
}

function isWasteShown(wasteAt: Instant | null, now: Instant): boolean {
  return wasteAt !== null && now - wasteAt <= wasteShownMs;
}

/** Equal values keep the first and the newest instant: the time in between is part of the runway. */
function append(balances: Stamped<string>[], next: Stamped<string>): void {
  const isFlat = balances.at(-1)?.value === next.value && balances.at(-2)?.value === next.value;
  if (isFlat) balances.pop();
  balances.push(next);
  if (balances.length > keptBalances) balances.shift();
}

/** Waste found in the step that states the balance shows at once. */
export function applyToCredits(credits: CreditsDraft, { wasteAt }: CreditsFinding): void {
  credits.wasteAt = wasteAt;
  credits.spentWhilePlanLeft = true;
}
