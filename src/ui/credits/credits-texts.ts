import type { CreditsView } from '../../domain/accounts/account-view';
import { formatCredits } from '../../i18n/format-credits';

/** How long a balance lasts, in whole days: "3 days", "1 day", "under a day". */
export function runwayText(days: number): string {
  const whole = Math.floor(days);
  if (whole < 1) return 'under a day';
  return whole === 1 ? '1 day' : `${whole} days`;
}

/** What the automatic purchase does, "tops up to 250 below 125"; null while it is off, unknown or used up. */
export function topUpText({ autoTopUp }: Pick<CreditsView, 'autoTopUp'>, locale: string): string | null {
  if (!autoTopUp?.enabled || autoTopUp.isUsedUp) return null;
  const target = autoTopUp.target && formatCredits(autoTopUp.target, locale);
  const threshold = autoTopUp.threshold && formatCredits(autoTopUp.threshold, locale);
  return target && threshold ? `tops up to ${target} below ${threshold}` : 'tops up by itself when low';
}

/** How long the balance lasts, in one sentence. With a top-up it does not run out, so no end is named. */
export function runwaySentence(credits: Pick<CreditsView, 'autoTopUp' | 'runwayDays'>, locale: string): string {
  const { autoTopUp, runwayDays } = credits;
  const topUp = topUpText(credits, locale);
  if (topUp !== null) return `Automatic top-up is on: it ${topUp}.`;
  const lasts =
    runwayDays === null
      ? 'Not being spent, or too little seen to say how fast.'
      : `Lasts about ${runwayText(runwayDays)} at the rate it fell while in use.`;
  return autoTopUp?.enabled ? `Automatic top-up has bought all it may this month. ${lasts}` : lasts;
}

const grantNames: ReadonlyMap<string, string> = new Map([
  ['promotional_credit', 'promotion'],
  ['auto_recharge_credit', 'automatic top-up'],
  ['gift_credit', 'gift'],
]);

/** Where credits came from: "promotion"; a type nobody has met is made readable. */
export function grantText(type: string): string {
  return grantNames.get(type) ?? type.replaceAll('_', ' ');
}

/** An amount of a spending limit with its unit, where the page states one: "1,780.20 credits", else as it is spelled. */
export function spendText(amount: string, unit: string | null, locale: string): string {
  if (unit === null) return amount;
  const text = formatCredits(amount, locale) ?? amount;
  return unit === 'credit' ? `${text} credits` : `${text} ${unit}`;
}
