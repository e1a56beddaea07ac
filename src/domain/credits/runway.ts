// How long the credits last at the rate at which they fell.
import type { Stamped } from '../accounts/account-state';
import { dayMs, hourMs, type Instant } from '../time/instant';

const lookBackMs = 30 * dayMs;

/** Days the balance lasts: balance ÷ credits spent per day. Null when that rate is not known, or nothing was spent. */
export function runwayDays(balances: readonly Stamped<string>[], now: Instant): number | null {
  const perDay = creditsPerDay(balances, now);
  const last = balances.at(-1);
  return last && perDay ? Number(last.value) / perDay : null;
}

/**
 * Credits spent per day over the last 30 days at most. Purchases are left out. Null when the balances span less than a day: a
 * balance that does not change is stated once, so that nothing spent is only known beside another reading.
 */
export function creditsPerDay(balances: readonly Stamped<string>[], now: Instant): number | null {
  const recent = balances.filter(({ at }) => at >= now - lookBackMs);
  const first = recent[0];
  const last = recent.at(-1);
  if (!first || !last || last.at - first.at < dayMs) return null;

  let spent = 0;
  for (const [index, { value }] of recent.entries()) {
    const before = Number(recent[index - 1]?.value ?? value);
    spent += Math.max(0, before - Number(value));
  }
  return spent / ((last.at - first.at) / dayMs);
}

/** A fall between readings further apart may have taken any part of that time. */
const mostGapMs = 6 * hourMs;
const minuteShare = 1 / 60;

/**
 * Credits spent an hour while some are spent, over the last 30 days. Only falls between readings at most six hours apart count.
 * Null where there was none.
 */
export function creditsPerHour(balances: readonly Stamped<string>[], now: Instant): number | null {
  let [spent, hours] = [0, 0];
  for (const [index, { at, value }] of balances.entries()) {
    const before = balances[index - 1];
    if (!before || before.at < now - lookBackMs || at - before.at > mostGapMs) continue;
    const fall = Number(before.value) - Number(value);
    if (fall <= 0) continue;
    spent += fall;
    hours += Math.max(minuteShare, (at - before.at) / hourMs);
  }
  return hours > 0 ? spent / hours : null;
}
