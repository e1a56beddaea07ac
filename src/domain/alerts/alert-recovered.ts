// "You can work again": claimed by the clock when a used-up window ends, confirmed by the next reading. Never for a
// window while another still blocks, and once for all that blocked together: the last to end speaks.

import type { WindowView } from '../accounts/account-view';
import { dayMs, type Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { ageSentence, named } from './alert-phrases';
import { isBlockedByOther } from './blocked-windows';
import { dueAtLatestNow, type Escalation, type EscalationStep, type RuleInput } from './escalation';
import { type BlockMemory, memoryKey, nearInstants, slotOf } from './ledger';

interface Fallen {
  readonly window: WindowView;
  readonly wall: BlockMemory;
  /** When it opened, or will. */
  readonly opensAt: Instant;
}

export function recoveredEscalations(input: RuleInput): readonly Escalation[] {
  const limits = new Map<string, Fallen>();
  for (const fallen of fallenWalls(input)) {
    const last = limits.get(fallen.window.limit);
    if (!last || fallen.opensAt > last.opensAt) limits.set(fallen.window.limit, fallen);
  }
  return [...limits.values()].flatMap((fallen) => ladder(input, fallen));
}

function fallenWalls({ view, ledger, now }: RuleInput): readonly Fallen[] {
  return view.windows.flatMap((window) => {
    const wall = ledger.walls[memoryKey(view.key, windowKey(window))];
    if (!wall || wall.outcome === 'gone' || window.state === 'withdrawn') return [];
    const opensAt = wall.outcome === 'recovered' ? wall.outcomeAt : endOf(wall, window);
    // Whoever has not worked for longer than the window lasts does not wait for it any more.
    if (now - opensAt > Math.max(dayMs, window.seconds * 1_000)) return [];
    return { window, wall, opensAt };
  });
}

/** The end as last stated: seconds after the one the wall is known by, it is the one the clock has to pass. */
function endOf({ endsAt }: BlockMemory, { resetsAt }: WindowView): Instant {
  return resetsAt !== null && nearInstants(resetsAt, endsAt) ? Math.max(resetsAt, endsAt) : endsAt;
}

function ladder(input: RuleInput, { window, wall, opensAt }: Fallen): readonly Escalation[] {
  const { view, now, ledger, context } = input;
  const subject = windowKey(window);
  const rule = 'window-recovered' as const;
  const claim = ledger.slots[slotOf({ account: view.key, subject, rule })]?.find(
    ({ epoch, stage }) => stage === 'claimed' && nearInstants(epoch, wall.endsAt),
  );
  // The run that proved it is over as well: whoever wanted to know has been working since.
  if (wall.outcome === 'recovered' && window.state === 'recovered') return [];
  const steps = stepsOf(wall, opensAt, now, claim?.state === 'acknowledged');
  if (steps.length === 0) return [];
  if (opensAt <= now && (isBlockedByOther(view, window, now) || window.state === 'exhausted')) return [];
  return [
    {
      account: view.key,
      subject,
      epoch: wall.endsAt,
      epochs: [wall.endsAt],
      rule,
      steps,
      page: '#/',
      urgent: false,
      ignoresQuietHours: () => false,
      isSilent: ({ stage }) => stage === 'confirmed' && claim?.state === 'delivered',
      compose: ({ stage }) =>
        stage === 'confirmed'
          ? {
              title: named(input, `${window.label} is back`),
              body: `${Math.floor(window.leftPercent)} % is left, as seen ${context.format.instant(opensAt)}.`,
              why: `You asked to be told when a used-up window recovers. ${ageSentence(input, window.observedAt)}`,
            }
          : {
              title: named(input, `${window.label} should be back`),
              body: `It was due ${context.format.instant(opensAt)}. Open Codex to see fresh numbers.`,
              why: `You asked to be told when a used-up window recovers. The clock says so; no reading confirms it yet. ${ageSentence(input, wall.since)}`,
            },
    },
  ];
}

/** Once a reading says it is back, the claim is pointless; once the claim was answered, so is the confirmation. */
function stepsOf(
  { outcome }: BlockMemory,
  opensAt: Instant,
  now: Instant,
  answered: boolean,
): readonly EscalationStep[] {
  if (outcome === 'standing') return [{ stage: 'claimed', severity: 1, dueAt: opensAt }];
  return answered ? [] : [{ stage: 'confirmed', severity: 2, dueAt: dueAtLatestNow(opensAt, now) }];
}
