// What the Reports page says. Sentences stay whole here.

import type { Anomaly } from '../../domain/usage/anomalies';
import type { PageComparison } from '../../domain/usage/compare-page';
import type { Dimension } from '../../domain/usage/dimensions';
import type { PeriodName } from '../../domain/usage/report-period';
import type { Saving } from '../../domain/usage/savings';
import type { UsageAdvice } from '../../domain/usage/usage-advice';
import type { DrawsAnswer, ReportAnswer } from '../../engine/ports/report-ports';

export const lead =
  'What the Codex CLI’s session files on this computer say was used. Prices are API-equivalent: an estimate, not a bill.';

export const periodOptions: readonly { readonly value: PeriodName; readonly text: string }[] = [
  { value: 'today', text: 'Today' },
  { value: 'week', text: '7 days' },
  { value: 'cycle', text: 'Cycle' },
  { value: 'month', text: 'Month' },
  { value: 'custom', text: 'Custom' },
];

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  project: 'Project',
  model: 'Model',
  surface: 'Surface',
  day: 'Day',
  hour: 'Hour',
  month: 'Month',
  session: 'Session',
  turn: 'Turn',
  branch: 'Branch',
  ticket: 'Ticket',
  costCentre: 'Cost centre',
  tier: 'Speed',
  effort: 'Effort',
  account: 'Account',
};

/** What stands for a group that has no name of its own. */
export const unnamed: Readonly<Record<Dimension, string>> = {
  project: 'No project',
  model: 'Model not stated',
  surface: 'Surface not stated',
  day: '',
  hour: '',
  month: '',
  session: 'Session not stated',
  turn: 'Turn not stated',
  branch: 'No branch',
  ticket: 'No ticket',
  costCentre: 'No cost centre',
  tier: 'Standard',
  effort: 'Effort not stated',
  account: 'Account not known',
};

export const hiddenProjectsName = 'Hidden projects';

export const columnNames = {
  input: 'Input',
  cached: 'Cached',
  output: 'Output',
  reasoning: 'Reasoning',
  credits: 'Credits',
  usd: 'US$',
  share: 'Share',
} as const;

export const noFiles = {
  title: 'See what ate your allowance',
  text: 'Choose the folder ~/.codex/sessions once. Headroom adds up every response by project, model, task and day. Nothing of what was said is kept, and the files never leave this device.',
};

export const reportFailed = 'The report could not be made. Nothing was lost. Reload the page and try again.';

export const nothingInPeriod = 'Nothing was used in this period, as far as the session files say.';

/** The sentences under the report: how much of the truth it is. */
export function coverageSentences(
  answer: ReportAnswer,
  number: Intl.NumberFormat,
  percent: Intl.NumberFormat,
): string[] {
  const { total, coverage } = answer;
  const priced = total.responses === 0 ? 1 : (total.responses - total.unpriced) / total.responses;
  return [
    `${number.format(coverage.files)} session files read. OpenAI calls them best effort, not a contract.`,
    total.unpriced > 0
      ? `No price is known for ${number.format(total.unpriced)} responses (${number.format(total.unpricedTokens)} tokens): credits and dollars are lower bounds, for ${percent.format(priced)} of the responses.`
      : 'Every response has a known price.',
    ...(total.assumed > 0
      ? [
          `For ${percent.format(total.assumed / total.responses)} of the responses the account is assumed from the folder.`,
        ]
      : []),
    ...(coverage.uncertain > 0
      ? [
          `${number.format(coverage.uncertain)} counts of all files were left out as copies of a session that is gone. That is likely, not certain.`,
        ]
      : []),
    ...(coverage.damaged > 0 ? [`${number.format(coverage.damaged)} damaged lines were left out.`] : []),
    ...(coverage.stored
      ? []
      : [
          'There was no room to store this. It is gone when you close the page. Free some space and read the folder again.',
        ]),
  ];
}

/** How the session files compare with the page's own breakdown. */
export function comparisonSentence({ finding }: PageComparison, share: string): string {
  if (finding === 'too-much')
    return `The session files say ${share} of what the usage page states: something is counted twice, or belongs to another account.`;
  if (finding === 'too-little')
    return `The session files say ${share} of what the usage page states: the rest was used on other machines or in the cloud.`;
  return `The session files say ${share} of what the usage page states for the same days and surfaces.`;
}

export const drawTexts = {
  title: 'What drew this window down',
  elsewhere: 'Not on this machine',
  none: 'The session files note no use of this window yet.',
  note: 'Other surfaces draw on the same window. A rise while something ran here is divided over it by credits; a rise while nothing ran is “not on this machine”.',
};

/** What one percent of a window is worth, and how much of it a usual turn takes. */
export function worthSentences(
  window: string,
  { worth, usualTurn }: Pick<DrawsAnswer, 'worth' | 'usualTurn'>,
  number: Intl.NumberFormat,
): string[] {
  if (!worth)
    return [
      `What 1% of your ${window} window is worth here is not known yet: that takes three stretches of ten points without use elsewhere.`,
    ];
  const range = `${number.format(worth.least)}–${number.format(worth.most)} over ${number.format(worth.stretches)} stretches`;
  const credits = `1% of your ${window} window here is worth about ${number.format(worth.credits)} credits (${range})`;
  if (!usualTurn || usualTurn.credits <= 0) return [`${credits}.`];
  const turns = number.format(worth.credits / usualTurn.credits);
  const effort = usualTurn.effort === null ? usualTurn.model : `${usualTurn.model} at ${usualTurn.effort}`;
  return [`${credits}, or ${turns} usual turns of ${effort}.`];
}

/** "This report took about 4% of your weekly window", by what a percent is worth. */
export function tookSentence(window: string, percent: string): string {
  return `By that, what is shown above took about ${percent} of a ${window} window.`;
}

export const exportTexts = {
  title: 'Export',
  note: 'The sums of a file are those of the report. Showback adds up projects, tickets and cost centres by month; unpriced and uncertain use are rows of their own.',
  saved: 'Saved. Nothing was sent anywhere.',
};

export const teamTexts = {
  title: 'Team',
  note: 'Each person exports a showback file and hands it over. Open them here together; nothing is sent, and no server is needed. The same person’s newer file replaces the older one.',
  notOne: (name: string) => `“${name}” is not a Headroom showback file. Nothing was changed.`,
  old: (person: string) => `A file of ${person} that is as new is open already. Nothing was changed.`,
  added: (person: string) => `The file of ${person} is part of the report.`,
};

export const settingsTexts = {
  title: 'Names and prices',
  projects: 'Renamed and merged projects are counted under the new name, hidden ones as one row.',
  tickets:
    'Branches such as “feature/ABC-12” and “fix/123-login” name their ticket. Add your own prefixes, separated by commas.',
  branches: 'Keep the names of branches',
  branchesHint: 'Off: files are read without them from now on, and tickets are not found.',
  fast: 'Fast costs this many times the credits. Sources say 2 or 2.5; empty takes what they say of each model.',
  prices: 'Prices of your own go before ours, in US$ per million tokens from the day given.',
};

export const budgetTexts = {
  title: 'Budgets',
  none: 'Set a budget for an account, a project, a ticket or a cost centre, and be told in time. Headroom cannot stop Codex.',
  stop: (name: string) =>
    `The budget “${name}” is used up. Headroom cannot stop Codex: stop it yourself, or go on and say so.`,
  answer: 'I have seen it',
  reached: 'Used up.',
  near: 'More than 80% used.',
  projected: (amount: string) => `At this pace ${amount} by the end of the period.`,
  unknown: 'What a percent is worth here is not known yet.',
  queue: 'For later',
  modes: {
    soft: 'Tell me',
    hard: 'Hard stop',
    degraded: 'Suggest cheaper ways',
    queue: 'Keep a list for later',
  },
  scopes: { account: 'Account', project: 'Project', ticket: 'Ticket', costCentre: 'Cost centre' },
  periods: { day: 'a day', week: 'in 7 days', month: 'a month', cycle: 'a cycle' },
  units: { credits: 'credits', usd: 'US$', percent: '% of the window' },
} as const;

export const adviceTexts = {
  title: 'Worth a look',
  none: 'Nothing is unusual, and there is no advice from your own use.',
};

/** What is unusual, in a sentence. */
export function anomalySentence(
  anomaly: Anomaly,
  number: (value: number) => string,
  project: (name: string | null) => string,
): string {
  switch (anomaly.kind) {
    case 'task':
      return `One task of ${project(anomaly.project)} used ${number(anomaly.credits)} credits, its sub-agents included. ${number(anomaly.threshold)} is where it gets unusual here.`;
    case 'hour':
      return `An hour used ${number(anomaly.credits)} credits. An hour in use took ${number(anomaly.mean)} on average in the week before.`;
    case 'month':
      return `At today’s pace this month ends at ${number(anomaly.projected)} credits, above its budget of ${number(anomaly.limit)}. ${number(anomaly.used)} are used so far.`;
    case 'loop':
      return `A session of ${project(anomaly.project)} went ${number(anomaly.rounds)} rounds with a growing prompt and no end, for ${number(anomaly.credits)} credits: it may be fixing the same test again and again.`;
  }
}

/** Advice with its arithmetic. */
export function adviceSentence(
  advice: UsageAdvice,
  number: (value: number) => string,
  percent: (share: number) => string,
  project: (key: string) => string,
): string {
  if (advice.kind === 'batch')
    return `On ${advice.day} you began ${number(advice.sessions)} short sessions on ${project(advice.project)}. In one session, ${number(advice.credits)} credits of first prompts would not have been needed.`;
  return `${project(advice.project)} reads ${percent(advice.share)} of its prompts from the cache; your median is ${percent(advice.median)}. At that share the last 30 days would have cost ${number(advice.credits)} credits less. Longer sessions and fewer changes of model keep the cache.`;
}

/** A cheaper way, from the last seven days. */
export function savingSentence(
  saving: Saving,
  number: (value: number) => string,
  percent: (share: number) => string,
): string {
  const amount = `${number(saving.credits)} credits (${percent(saving.share)}) less in the last 7 days`;
  if (saving.kind === 'model') return `${saving.to} instead of ${saving.from}: ${amount}, if it needs as many tokens.`;
  if (saving.kind === 'fast') return `Fast off: ${amount}.`;
  return `Effort ${saving.to} instead of ${saving.from}: ${amount}, by the mean of your own turns.`;
}

export const steepTexts = {
  title: 'Steepest hours in this view. Choose one to see what ran then.',
  hour: (when: string, points: string) => `${when}: ${points} points`,
  ran: (project: string, credits: string) => `${project} (${credits} credits)`,
  list: (names: string) => `In that hour ran ${names}, as far as the session files on this computer say.`,
  nothing: 'Nothing ran on this computer in that hour: it was used elsewhere.',
};
