// Rule `lane-change`: warns that the account in use will end while another is open, before credits are spent automatically; and
// says when a better one is open again.
import type { AccountLanes } from '../../lanes/account-lanes';
import { message } from '../../messages/message';
import type { Message } from '../../messages/value';
import type { Instant } from '../../time/instant';
import { windowKey } from '../../windows/limit-window';
import { dueAtLatestNow, type Escalation, type RuleInput, singleStep } from '../escalation';
import { memoryKey } from '../ledger';
import { ageSentence } from './rule-sentences';

/** At most one escalation: the account ends, or it is back. None with one account alone. */
export function laneChange(input: RuleInput): readonly Escalation<'lane-change'>[] {
  const { view, context, now } = input;
  const lanes = context.lanes?.(view.key) ?? null;
  if (!lanes || view.observedAt === null) return [];
  const common = {
    account: view.key,
    subject: 'lane',
    rule: 'lane-change',
    dueAt: dueAtLatestNow(view.observedAt, now),
    page: '#/plan',
  } as const;
  const why = [message('alerts.lane.why'), ageSentence(input, view.observedAt)];
  const { next, name: account, leftPercent } = lanes;
  if (next) {
    const title = next.hasEnded
      ? message('alerts.lane.ended', { account, to: next.name })
      : message('alerts.lane.ends', { account, to: next.name });
    const compose = () => ({ title, body: [consequence(next, input)], why });
    return [singleStep({ ...common, epoch: lanes.endsAt ?? 0, stage: 'ends', compose })];
  }
  const returned = returnedAt(input, lanes);
  if (returned === null) return [];
  const compose = () => ({
    title: message('alerts.lane.back', { account }),
    body: [message('alerts.lane.back.left', { left: leftPercent })],
    why,
  });
  return [singleStep({ ...common, epoch: returned, stage: 'back', severity: 2, compose })];
}

function consequence({ name: to, spendsCredits }: NonNullable<AccountLanes['next']>, { view }: RuleInput): Message {
  if (!spendsCredits) return message('alerts.lane.noCredits');
  const { perHour } = view.credits;
  return perHour === undefined
    ? message('alerts.lane.credits', { to })
    : message('alerts.lane.credits.perHour', { to, perHour: Math.round(perHour) });
}

/**
 * The end of the block after which the account is back; null where it is not, or where no other account was used meanwhile. One
 * reading confirmed the recovery (`outcomeAt`); a later one must agree.
 */
function returnedAt({ view, ledger }: RuleInput, { isGoodToReturn, laterSeenAt }: AccountLanes): Instant | null {
  if (!isGoodToReturn || laterSeenAt === null) return null;
  const ends = view.windows.flatMap((window) => {
    const block = ledger.walls[memoryKey(view.key, windowKey(window))];
    const isBack = block?.outcome === 'recovered' && window.observedAt > block.outcomeAt && laterSeenAt > block.since;
    return block && isBack ? [block.endsAt] : [];
  });
  return ends.length > 0 ? Math.max(...ends) : null;
}
