import { message } from '../../domain/messages/message';
import type { Value } from '../../domain/messages/value';
import type { AlertRule } from '../../domain/settings';

const inOrder: Readonly<Record<AlertRule, Value>> = {
  'reset-lapses': message('alert-settings.reset-lapses'),
  'window-recovered': message('alert-settings.window-recovered'),
  'use-threshold': message('alert-settings.use-threshold'),
  'will-run-out': message('alert-settings.will-run-out'),
  'reset-granted': message('alert-settings.reset-granted'),
  'reset-vanished': message('alert-settings.reset-vanished'),
  'date-moved': message('alert-settings.date-moved'),
  'credits-low': message('alert-settings.credits-low'),
  'referral-reward': message('alert-settings.referral-reward'),
  'budget-reached': message('alert-settings.budget-reached'),
  'usage-unusual': message('alert-settings.usage-unusual'),
  'lane-change': message('alert-settings.lane-change'),
  'nothing-seen': message('alert-settings.nothing-seen'),
};

/** The rules in the order the settings show them. A rule missing here does not compile. */
export const ruleOrder = Object.keys(inOrder) as readonly AlertRule[];

/** The name of a rule; its key where another version of the app wrote a rule this one does not know. */
export function ruleName(rule: AlertRule): Value {
  return Object.hasOwn(inOrder, rule) ? inOrder[rule] : rule;
}
