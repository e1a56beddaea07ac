// Every alert rule and the function that decides it. A rule missing here does not compile.

import type { AlertRule, Settings } from '../settings';
import type { RuleOf } from './escalation';
import { budgetReached } from './rules/budget-reached';
import { creditsLow } from './rules/credits-low';
import { dateMoved } from './rules/date-moved';
import { laneChange } from './rules/lane-change';
import { nothingSeen } from './rules/nothing-seen';
import { referralReward } from './rules/referral-reward';
import { resetGranted } from './rules/reset-granted';
import { resetLapses } from './rules/reset-lapses';
import { resetVanished } from './rules/reset-vanished';
import { usageUnusual } from './rules/usage-unusual';
import { thresholdReached } from './rules/use-threshold';
import { willRunOut } from './rules/will-run-out';
import { windowRecovered } from './rules/window-recovered';

export const alertRules: { readonly [R in AlertRule]: RuleOf<R> } = {
  'window-recovered': windowRecovered,
  'use-threshold': thresholdReached,
  'will-run-out': willRunOut,
  'reset-granted': resetGranted,
  'reset-lapses': resetLapses,
  'reset-vanished': resetVanished,
  'date-moved': dateMoved,
  'credits-low': creditsLow,
  'referral-reward': referralReward,
  'nothing-seen': nothingSeen,
  'budget-reached': budgetReached,
  'usage-unusual': usageUnusual,
  'lane-change': laneChange,
};

const ruleNames = Object.keys(alertRules) as AlertRule[];

/** Rules switched on for an account, its own choice before the general one. Empty when alerts or the account are off. */
export function enabledRules(alerts: Settings['alerts'], account: string): readonly AlertRule[] {
  if (!alerts.on || alerts.mutedAccounts.includes(account)) return [];
  const own = alerts.rulesByAccount?.[account];
  return ruleNames.filter((rule) => own?.[rule] ?? alerts.rules[rule]);
}
