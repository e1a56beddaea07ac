// Two rules on a running window: a step of use was reached; at this pace it runs out before it ends.

import type { WindowView } from '../accounts/account-view';
import { linearRunOut, type RunOut } from '../forecast/linear-run-out';
import type { Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { ageSentence, named } from './alert-phrases';
import { isIrrelevant } from './blocked-windows';
import { dueAtLatestNow, type Escalation, type RuleInput } from './escalation';
import { type CycleMemory, memoryKey } from './ledger';
import { linkedEpochs } from './ledger-links';

/** 75, 90, 100 % used, or the user's own steps: several crossed at once are one alert, the most severe. */
export function useEscalations(input: RuleInput): readonly Escalation[] {
  return speaking(input).flatMap(({ window, cycle, epochs, resetsAt }) => {
    const { settings, context } = input;
    const steps = settings.thresholds
      .filter((threshold) => threshold > 0 && window.usedPercent >= threshold)
      .toSorted((a, b) => a - b)
      .map((threshold) => ({
        stage: turned(`${threshold}`, cycle.turn),
        severity: cycle.turn * 1_000 + threshold,
        dueAt: dueAtLatestNow(window.observedAt, input.now),
      }));
    if (steps.length === 0) return [];
    const used = Math.floor(window.usedPercent);
    const out = window.state === 'exhausted';
    return {
      ...identity(input, window, cycle),
      rule: 'use-threshold' as const,
      epochs,
      steps,
      page: '#/' as const,
      urgent: false,
      ignoresQuietHours: () => false,
      isSilent: () => false,
      compose: (step) => ({
        title: named(input, out ? `${window.label} is used up` : `${window.label}: ${used} % used`),
        body: out
          ? `It comes back ${context.format.instant(resetsAt)}.`
          : `${100 - used} % is left until ${context.format.instant(resetsAt)}.`,
        why: `You asked to be told at ${step.severity % 1_000} % used. ${ageSentence(input, window.observedAt)}`,
      }),
    };
  });
}

/** Once per risk: the next warning about the same run needs a clear all-clear in between. */
export function runOutEscalations(input: RuleInput): readonly Escalation[] {
  return speaking(input).flatMap(({ window, cycle, epochs, resetsAt }) => {
    const { context } = input;
    const runOut = runOutOf(input, window, cycle);
    if (!warns(runOut, resetsAt) || runOut.at <= input.now) return [];
    const early = context.format.span(resetsAt - runOut.at);
    return {
      ...identity(input, window, cycle),
      rule: 'will-run-out' as const,
      epochs,
      steps: [
        {
          stage: `risk-${cycle.turn}-${cycle.episode}`,
          severity: 1 + cycle.turn * 1_000 + cycle.episode,
          dueAt: dueAtLatestNow(window.observedAt, input.now),
        },
      ],
      page: '#/' as const,
      urgent: false,
      ignoresQuietHours: () => false,
      isSilent: () => false,
      compose: () => ({
        title: named(input, `${window.label} will run out before it resets`),
        body: `At this pace it is used up ${context.format.instant(runOut.at)}, ${early} before it resets ${context.format.instant(resetsAt)}.`,
        why: `${likelihood(runOut)} ${ageSentence(input, window.observedAt)}`,
      }),
    };
  });
}

/** Whether a risk is over: only then is the next one news. */
export function isAllClear({ at, probability }: RunOut): boolean {
  return at === null && (probability ?? 0) < 0.2;
}

/** The forecast where one was made, else the straight line; null where neither may speak. */
export function runOutOf({ view, context }: RuleInput, window: WindowView, cycle: CycleMemory): RunOut | null {
  const forecast = context.runOut?.(view.key, window);
  return forecast ?? linearRunOut(window, cycle.distinct);
}

function warns(runOut: RunOut | null, resetsAt: Instant): runOut is RunOut & { readonly at: Instant } {
  return runOut !== null && runOut.at !== null && runOut.at < resetsAt && (runOut.probability ?? 1) >= 0.5;
}

function likelihood({ probability }: RunOut): string {
  if (probability === undefined) return 'The pace since the window began, drawn on.';
  return `The forecast gives ${Math.round(probability * 100)} %.`;
}

interface Speaking {
  readonly window: WindowView;
  readonly cycle: CycleMemory;
  readonly epochs: readonly Instant[];
  readonly resetsAt: Instant;
}

/** Windows with a run that goes on, whose reading stands, and that nothing else makes beside the point. */
function speaking({ view, ledger, now }: RuleInput): readonly Speaking[] {
  return view.windows.flatMap((window) => {
    const { state, resetsAt } = window;
    const key = memoryKey(view.key, windowKey(window));
    const cycle = ledger.cycles[key];
    if (!cycle || !window.confirmed || resetsAt === null || resetsAt <= now) return [];
    if (state !== 'running' && state !== 'exhausted') return [];
    if (isIrrelevant(view, window)) return [];
    return { window, cycle, resetsAt, epochs: linkedEpochs(cycle.epochAt, ledger.links[key]) };
  });
}

function identity({ view }: RuleInput, window: WindowView, cycle: CycleMemory) {
  return { account: view.key, subject: windowKey(window), epoch: cycle.epochAt };
}

const turned = (stage: string, turn: number) => (turn === 0 ? stage : `${stage}-${turn}`);
