// Rule `use-threshold`: a window reached 75, 90 or 100 % used, or the user's own thresholds.

import { message, windowValue } from '../../messages/message';
import { dueAtLatestNow, type Escalation, type RuleInput, withQuietHours } from '../escalation';
import { reportableWindows } from './reportable-windows';
import { ageSentence, withNickname } from './rule-sentences';

/** Each refill raises the severity by more than any threshold, so that every threshold can notify again. */
const severityPerRefill = 1_000;

/** One escalation for each window that reached a threshold. Thresholds crossed at once are one alert, the most severe. */
export function thresholdReached(input: RuleInput): readonly Escalation<'use-threshold'>[] {
  const { settings, now } = input;
  return reportableWindows(input).flatMap(({ window, cycle, id, resetsAt: at }) => {
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
    const name = windowValue(window);
    return {
      ...id,
      rule: 'use-threshold',
      steps,
      page: '#/',
      urgent: false,
      ...withQuietHours,
      compose: ({ severity }) => ({
        title: withNickname(
          input,
          isUsedUp
            ? message('alerts.threshold.usedUp', { window: name })
            : message('alerts.threshold', { window: name, used }),
        ),
        body: [
          isUsedUp
            ? message('alerts.threshold.fullAgain', { at })
            : message('alerts.threshold.left', { left: 100 - used, at }),
        ],
        why: [
          message('alerts.threshold.why', { percent: severity % severityPerRefill }),
          ageSentence(input, window.observedAt),
        ],
      }),
    };
  });
}

/** "75" before the first refill of the cycle, "75-1" after it. */
function stageOf(threshold: number, refills: number): `${number}` | `${number}-${number}` {
  return refills === 0 ? `${threshold}` : `${threshold}-${refills}`;
}
