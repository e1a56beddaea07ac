// Rule `window-recovered`: work is possible again. When a used-up window ends the clock claims it; the next reading confirms it.
// There is no alert while another window still blocks, and windows that blocked together share one alert.

import type { WindowView } from '../../accounts/account-view';
import { message, windowValue } from '../../messages/message';
import { dayMs, type Instant, secondMs } from '../../time/instant';
import { windowKey } from '../../windows/limit-window';
import type { AlertText } from '../alert';
import { dueAtLatestNow, type Escalation, type EscalationStep, type RuleInput } from '../escalation';
import { type BlockMemory, memoryKey, nearInstants, slotOf } from '../ledger';
import { isBlockedByOther } from './blocked-windows';
import { ageSentence, withNickname } from './rule-sentences';

type RecoveryStep = EscalationStep<'window-recovered'>;

/** A window that blocked the user, and when it stops or stopped blocking. */
interface EndedBlock {
  readonly window: WindowView;
  readonly block: BlockMemory;
  readonly endsAt: Instant;
}

/** At most one escalation for each limit: for the window that blocks longest. */
export function windowRecovered(input: RuleInput): readonly Escalation<'window-recovered'>[] {
  const lastByLimit = new Map<string, EndedBlock>();
  for (const ended of endedBlocks(input)) {
    const last = lastByLimit.get(ended.window.limit);
    if (!last || ended.endsAt > last.endsAt) lastByLimit.set(ended.window.limit, ended);
  }
  return [...lastByLimit.values()].flatMap((ended) => escalationOf(input, ended));
}

function endedBlocks({ view, ledger, now }: RuleInput): readonly EndedBlock[] {
  return view.windows.flatMap((window) => {
    const block = ledger.walls[memoryKey(view.key, windowKey(window))];
    if (!block || block.outcome === 'gone' || window.state === 'withdrawn' || window.isHidden) return [];
    const endsAt = block.outcome === 'recovered' ? block.outcomeAt : statedEnd(block, window);
    // A user who stayed away for longer than the window lasts no longer waits for it.
    if (now - endsAt > Math.max(dayMs, window.seconds * secondMs)) return [];
    return { window, block, endsAt };
  });
}

/** The later of the end the block is remembered by and the same end as last stated: the clock must pass both. */
function statedEnd({ endsAt }: BlockMemory, { resetsAt }: WindowView): Instant {
  return resetsAt !== null && nearInstants(resetsAt, endsAt) ? Math.max(resetsAt, endsAt) : endsAt;
}

function escalationOf(input: RuleInput, ended: EndedBlock): readonly Escalation<'window-recovered'>[] {
  const { window, block, endsAt } = ended;
  const { view, now, ledger } = input;
  const subject = windowKey(window);
  const rule = 'window-recovered';
  const claim = ledger.slots[slotOf({ account: view.key, subject, rule })]?.find(
    ({ epoch, stage }) => stage === 'claimed' && nearInstants(epoch, block.endsAt),
  );
  // The run that confirmed the recovery has ended as well: the user has been working since.
  if (block.outcome === 'recovered' && window.state === 'recovered') return [];
  const steps = stepsOf(block, endsAt, now, claim?.state === 'acknowledged');
  if (steps.length === 0) return [];
  if (endsAt <= now && (isBlockedByOther(view, window, now) || window.state === 'exhausted')) return [];
  return [
    {
      account: view.key,
      subject,
      epoch: block.endsAt,
      epochs: [block.endsAt],
      rule,
      steps,
      page: '#/',
      urgent: false,
      ignoresQuietHours: () => false,
      isSilent: ({ stage }) => stage === 'confirmed' && claim?.state === 'delivered',
      compose: ({ stage }) => (stage === 'confirmed' ? confirmedText(input, ended) : claimedText(input, ended)),
    },
  ];
}

function confirmedText(input: RuleInput, { window, endsAt: at }: EndedBlock): AlertText {
  return {
    title: withNickname(input, message('alerts.recovered', { window: windowValue(window) })),
    body: [message('alerts.recovered.left', { left: window.leftPercent, at })],
    why: [message('alerts.recovered.why'), ageSentence(input, window.observedAt)],
  };
}

function claimedText(input: RuleInput, { window, block, endsAt: at }: EndedBlock): AlertText {
  return {
    title: withNickname(input, message('alerts.claimed', { window: windowValue(window) })),
    body: [message('alerts.claimed.due', { at })],
    why: [message('alerts.recovered.why'), message('alerts.claimed.why'), ageSentence(input, block.since)],
  };
}

/** The claim while no reading confirms it, then the confirmation. None once the user acknowledged the claim. */
function stepsOf(
  { outcome }: BlockMemory,
  endsAt: Instant,
  now: Instant,
  isAcknowledged: boolean,
): readonly RecoveryStep[] {
  if (outcome === 'standing') return [{ stage: 'claimed', severity: 1, dueAt: endsAt }];
  return isAcknowledged ? [] : [{ stage: 'confirmed', severity: 2, dueAt: dueAtLatestNow(endsAt, now) }];
}
