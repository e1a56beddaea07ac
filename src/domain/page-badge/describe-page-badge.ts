// What the badge in the page says: the window that decides, as the toolbar's badge has it, and when it is full again.
import type { WindowView } from '../accounts/account-view';
import type { LimitsView } from '../accounts/view-limits';
import { bindingWindow } from '../headline/badge';
import { dotsOf, message, windowValue } from '../messages/message';
import type { Message } from '../messages/value';
import type { GaugeMode } from '../settings';

export interface PageBadgeTexts {
  /** "Weekly: 48% left". */
  readonly amount: Message;
  /** "Full again Wed 25 Nov, 16:20". Null where there is nothing to add. */
  readonly next: Message | null;
  /** Both in one line, with the age of a reading that is old. */
  readonly name: Message;
}

/**
 * The texts of the badge for a view of an account; null means that there is no account yet. Every instant has its date,
 * because the badge may be read on a later day than it was formatted.
 */
export function describePageBadge(view: LimitsView | null, gauge: GaugeMode): PageBadgeTexts {
  const window = view ? bindingWindow(view) : null;
  const [amount, next] = view && view.headline.state !== 'unknown' ? known(view, window, gauge) : unknown();
  const isAged = window?.freshness === 'aged';
  const seen = window && isAged ? message('page-badge.seen', { at: window.observedAt }) : null;
  const parts = [message('common.text', { text: 'Headroom' }), amount, next, seen];
  return { amount, next, name: dotsOf(parts.filter((part) => part !== null)) };
}

type Lines = readonly [amount: Message, next: Message | null];

function unknown(): Lines {
  return [message('common.freshness.none'), message('page-badge.open')];
}

function known({ headline }: LimitsView, window: WindowView | null, gauge: GaugeMode): Lines {
  const { state, until, sentences } = headline;
  if (state === 'blocked' && window?.state !== 'exhausted')
    return [message('page-badge.blocked'), until === null ? null : message('page-badge.back', { at: until })];
  // A workspace without windows has sentences of its own: at most a spending limit.
  if (!window) return [sentences[0] ?? message('headline.free'), sentences[1] ?? null];
  if (window.state === 'exhausted') return [message('page-badge.usedUp', { window: windowValue(window) }), end(window)];
  const { leftPercent: left, usedPercent: used } = window;
  return [message('page-badge.amount', { window: windowValue(window), gauge, left, used }), end(window)];
}

function end({ state, resetsAt: at }: WindowView): Message {
  if (state === 'unstarted') return message('page-badge.starts');
  if (at === null) return message('page-badge.noEnd');
  if (state === 'recovered') return message('page-badge.shouldBeFull', { at });
  return state === 'exhausted' ? message('page-badge.back', { at }) : message('page-badge.full', { at });
}
