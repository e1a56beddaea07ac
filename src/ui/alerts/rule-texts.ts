import type { AlertRule } from '../../domain/settings';

/** What each rule is called, and when it speaks. In the order the settings show them. */
export const ruleTexts: readonly { readonly rule: AlertRule; readonly name: string; readonly hint: string }[] = [
  {
    rule: 'reset-lapses',
    name: 'A banked reset is about to lapse',
    hint: '7 days, 3 days and 24 hours before, and a last call at “use by”.',
  },
  {
    rule: 'window-recovered',
    name: 'A used-up window is back',
    hint: 'At the minute it ends; never while another still blocks you.',
  },
  { rule: 'use-threshold', name: 'A window is nearly used up', hint: 'At the steps below, each once a window.' },
  { rule: 'will-run-out', name: 'A window will run out before it resets', hint: 'Once a risk, not once an hour.' },
  { rule: 'reset-granted', name: 'You were given a reset', hint: 'With the minute it lapses.' },
  { rule: 'reset-vanished', name: 'A reset is gone without a reason', hint: 'The evidence is kept.' },
  {
    rule: 'date-moved',
    name: 'The end of a window moved',
    hint: 'By a quarter of an hour or more, though your use did not fall.',
  },
  { rule: 'credits-low', name: 'Credits run low', hint: 'Once, until you hold clearly more again.' },
  { rule: 'referral-reward', name: 'An invitation paid', hint: 'A reset or credits that came for it.' },
  { rule: 'nothing-seen', name: 'Nothing seen for a while', hint: 'What is shown grows old; open the usage page.' },
];

export function ruleName(rule: AlertRule): string {
  return ruleTexts.find((words) => words.rule === rule)?.name ?? rule;
}
