import type { AlertRule } from '../../domain/settings';

interface RuleText {
  readonly name: string;
  /** When the rule notifies. */
  readonly hint: string;
}

/** The name and hint of every rule, in the order the settings show them. A rule missing here does not compile. */
export const ruleTexts: Readonly<Record<AlertRule, RuleText>> = {
  'reset-lapses': {
    name: 'A banked reset is about to lapse',
    hint: '7 days, 3 days and 24 hours before, and a last call at “use by”.',
  },
  'window-recovered': {
    name: 'A used-up window is back',
    hint: 'At the minute it ends; never while another still blocks you.',
  },
  'use-threshold': { name: 'A window is nearly used up', hint: 'At the steps below, each once a window.' },
  'will-run-out': { name: 'A window will run out before it resets', hint: 'Once a risk, not once an hour.' },
  'reset-granted': { name: 'You were given a reset', hint: 'With the minute it lapses.' },
  'reset-vanished': { name: 'A reset is gone without a reason', hint: 'The evidence is kept.' },
  'date-moved': {
    name: 'The end of a window moved',
    hint: 'By a quarter of an hour or more, though your use did not fall.',
  },
  'credits-low': { name: 'Credits run low', hint: 'Once, until you hold clearly more again.' },
  'referral-reward': { name: 'An invitation paid', hint: 'A reset or credits that came for it.' },
  'nothing-seen': { name: 'Nothing seen for a while', hint: 'What is shown grows old; open the usage page.' },
};

/** The rules in the order the settings show them. */
export const ruleOrder = Object.keys(ruleTexts) as readonly AlertRule[];

/** The name of a rule; its key where another version of the app wrote a rule this one does not know. */
export function ruleName(rule: AlertRule): string {
  return ruleTexts[rule]?.name ?? rule;
}
