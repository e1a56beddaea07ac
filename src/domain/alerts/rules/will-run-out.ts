// Rule `will-run-out`: at this pace a window is used up before it resets.

import type { WindowView } from '../../accounts/account-view';
import { linearRunOut, type RunOut } from '../../forecast/run-out';
import { message, windowValue } from '../../messages/message';
import type { Message } from '../../messages/value';
import type { Instant } from '../../time/instant';
import { windowKey } from '../../windows/limit-window';
import { dueAtLatestNow, type Escalation, type RuleInput, withQuietHours } from '../escalation';
import { type AlertLedger, type CycleMemory, memoryKey, nearInstants, slotOf } from '../ledger';
import { reportableWindows } from './reportable-windows';
import { ageSentence, withNickname } from './rule-sentences';

/** A forecast below this probability of running out is no warning. */
const minProbability = 0.5;
/** Below this probability the risk is over. Between the two nothing changes, so that a warning does not flicker. */
const allClearProbability = 0.2;

/** One escalation for each window at risk. A second warning in the same cycle needs an all-clear in between. */
export function willRunOut(input: RuleInput): readonly Escalation<'will-run-out'>[] {
  const { now } = input;
  return reportableWindows(input).flatMap(({ window, cycle, id, resetsAt }) => {
    const runOut = runOutOf(input, window, cycle);
    if (!isRisk(runOut, resetsAt) || runOut.at <= now) return [];
    const { at } = runOut;
    const step = {
      stage: stageOf(cycle),
      severity: 1 + cycle.turn * 1_000 + cycle.episode,
      dueAt: dueAtLatestNow(window.observedAt, now),
    };
    return {
      ...id,
      rule: 'will-run-out',
      steps: [step],
      page: '#/',
      urgent: false,
      ...withQuietHours,
      compose: () => ({
        title: withNickname(input, message('alerts.runsOut', { window: windowValue(window) })),
        body: [message('alerts.runsOut.when', { at, early: resetsAt - at, end: resetsAt })],
        why: [sourceSentence(runOut), ageSentence(input, window.observedAt)],
      }),
    };
  });
}

/**
 * The ledger with every risk closed that had a warning and is over: the next one is notified again. The same object when no
 * risk ended.
 */
export function closeEndedRisks(ledger: AlertLedger, input: RuleInput): AlertLedger {
  let next = ledger;
  for (const window of input.view.windows) {
    const subject = windowKey(window);
    const key = memoryKey(input.view.key, subject);
    const cycle = ledger.cycles[key];
    if (!cycle || window.state !== 'running' || !window.confirmed) continue;
    const slot = ledger.slots[slotOf({ account: input.view.key, subject, rule: 'will-run-out' })];
    const wasWarned = slot?.some(
      ({ stage, state, epoch }) =>
        stage === stageOf(cycle) && state !== 'planned' && nearInstants(epoch, cycle.epochAt),
    );
    const runOut = wasWarned ? runOutOf(input, window, cycle) : null;
    if (!runOut || !isAllClear(runOut)) continue;
    next = { ...next, cycles: { ...next.cycles, [key]: { ...cycle, episode: cycle.episode + 1 } } };
  }
  return next;
}

/** The forecast where there is one, else the straight line; null where neither applies. */
function runOutOf({ view, context }: RuleInput, window: WindowView, cycle: CycleMemory): RunOut | null {
  return context.runOut?.(view.key, window) ?? linearRunOut(window, cycle.distinct);
}

function stageOf({ turn, episode }: CycleMemory): `risk-${number}-${number}` {
  return `risk-${turn}-${episode}`;
}

function isRisk(runOut: RunOut | null, resetsAt: Instant): runOut is RunOut & { readonly at: Instant } {
  return runOut !== null && runOut.at !== null && runOut.at < resetsAt && (runOut.probability ?? 1) >= minProbability;
}

function isAllClear({ at, probability }: RunOut): boolean {
  return at === null && (probability ?? 0) < allClearProbability;
}

function sourceSentence({ probability }: RunOut): Message {
  if (probability === undefined) return message('alerts.runsOut.line');
  return message('alerts.runsOut.forecast', { share: Math.round(probability * 100) });
}
