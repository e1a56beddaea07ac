// Rule `use-threshold`: a window reached 75, 90 or 100 % used, or the user's own thresholds.

import { dueAtLatestNow, type Escalation, type RuleInput, withQuietHours } from '../escalation';
import { reportableWindows } from './reportable-windows';
import { ageSentence, withNickname } from './rule-sentences';

/** Each refill raises the severity by more than any threshold, so that every threshold can notify again. */
const severityPerRefill = 1_000;

/** One escalation for each window that reached a threshold. Thresholds crossed at once are one alert, the most severe. */
export function thresholdReached(input: RuleInput): readonly Escalation<'use-threshold'>[] {
  const { settings, context, now } = input;
  return reportableWindows(input).flatMap(({ window, cycle, id, resetsAt }) => {
    const steps = settings.thresholds
      .filter((threshold) => threshold > 0 && window.usedPercent >= threshold)
      .toSorted((a, b) => a - b)
      .map((threshold) => ({
        stage: stageOf(threshold, cycle.turn),
        severity: cycle.turn * severityPerRefill + threshold,
        dueAt: dueAtLatestNow(window.observedAt, now),
      }));
    if (steps.length === 0) return [];
    const used = Math.floor(window.usedPercent);
    const isUsedUp = window.state === 'exhausted';
    return {
      ...id,
      rule: 'use-threshold',
      steps,
      page: '#/',
      urgent: false,
      ...withQuietHours,
      compose: ({ severity }) => ({
        title: withNickname(input, isUsedUp ? `${window.label} is used up` : `${window.label}: ${used} % used`),
        body: isUsedUp
          ? `It comes back ${context.format.instant(resetsAt)}.`
          : `${100 - used} % is left until ${context.format.instant(resetsAt)}.`,
        why: `You asked to be told at ${severity % severityPerRefill} % used. ${ageSentence(input, window.observedAt)}`,
      }),
    };
  });
}

/** "75" before the first refill of the cycle, "75-1" after it. */
function stageOf(threshold: number, refills: number): `${number}` | `${number}-${number}` {
  return refills === 0 ? `${threshold}` : `${threshold}-${refills}`;
}
