// Messages about credits.
import type { CreditsView } from '../../domain/accounts/account-view';
import { message } from '../../domain/messages/message';
import type { Message, Value } from '../../domain/messages/value';

/** An amount given as the page's decimal string; anything that is not a number is shown unchanged. */
export function amountValue(decimal: string): Value {
  const amount = decimal.trim() === '' ? Number.NaN : Number(decimal);
  return Number.isFinite(amount) ? message('credits.amount', { amount }) : decimal;
}

/** What the automatic purchase does, "tops up to 250 below 125"; null while it is off, unknown or used up. */
export function topUpMessage(credits: Pick<CreditsView, 'autoTopUp'>): Message | null {
  const topUp = activeTopUp(credits);
  if (!topUp) return null;
  return topUp.values ? message('credits.detail.topUp', topUp.values) : message('credits.detail.topUp.low');
}

type Runway = Pick<CreditsView, 'autoTopUp' | 'runwayDays'> & Partial<Pick<CreditsView, 'expiring'>>;

/**
 * How long the balance lasts, in at most two sentences. With a top-up it does not run out, and where much of it expires before,
 * it does not last: then no end is named.
 */
export function runwaySentences(credits: Runway): readonly Message[] {
  const { autoTopUp, runwayDays, expiring } = credits;
  const topUp = activeTopUp(credits);
  if (topUp)
    return [topUp.values ? message('credits.runway.topUp', topUp.values) : message('credits.runway.topUp.low')];
  const lasts =
    runwayDays === null
      ? message('credits.runway.unknown')
      : message('credits.runway.lasts', { days: Math.floor(runwayDays) });
  const usedUp = autoTopUp?.enabled ? [message('credits.runway.topUp.usedUp')] : [];
  return expiring?.isWasteful ? usedUp : [...usedUp, lasts];
}

/** The figures of a top-up that is on, where both are stated. */
function activeTopUp({ autoTopUp }: Pick<CreditsView, 'autoTopUp'>) {
  if (!autoTopUp?.enabled || autoTopUp.isUsedUp) return null;
  const { target, threshold } = autoTopUp;
  if (!target || !threshold) return { values: null };
  return { values: { target: amountValue(target), threshold: amountValue(threshold) } };
}

const grantNames: ReadonlyMap<string, Message> = new Map([
  ['promotional_credit', message('credits.grant.promotion')],
  ['promotional', message('credits.grant.promotion')],
  ['auto_recharge_credit', message('credits.grant.topUp')],
  ['gift_credit', message('credits.grant.gift')],
]);

/** Where credits came from: "promotion"; an unknown type is made readable. */
export function grantName(type: string): Value {
  return grantNames.get(type) ?? type.replaceAll('_', ' ');
}

/** An amount of a spending limit with its unit, where the page states one: "1,780.20 credits", else as it is spelled. */
export function spendValue(amount: string, unit: string | null): Value {
  if (unit === null) return amount;
  const value = amountValue(amount);
  return unit === 'credit'
    ? message('credits.spend.credits', { amount: value })
    : message('credits.spend.unit', { amount: value, unit });
}
