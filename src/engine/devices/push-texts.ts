// What a push says on the phone's lock screen, as messages: the phone formats them in its own language. The user may hide the
// numbers.

import type { AccountView, WindowView } from '../../domain/accounts/account-view';
import { appBadge } from '../../domain/headline/badge';
import { dotsOf, message, windowValue } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import type { PushMessages, PushTexts } from '../../sync/push/push-notice';
import type { PlatformNotification } from '../alerts/platform-notifications';

export interface PushTextsInput {
  /** The account the badge shows; null before anything was seen. */
  readonly view: AccountView | null;
  readonly gauge: GaugeMode;
  readonly now: Instant;
  readonly hideNumbers: boolean;
}

/** A push before its texts for older phones are formatted. */
export type PushCard = Pick<PushTexts, 'tag' | 'silent' | 'badge'> & { readonly says: PushMessages };

/** Digests share one tag, so that a new one replaces the last. */
const tag = 'headroom';

const updated: PushMessages = { title: message('push.updated'), body: [message('push.updated.text')] };
const news: PushMessages = { title: message('push.news'), body: [message('push.news.text')] };

/** "5-hour 38% left · Weekly 69% left", "5-hour is full again today 18:52 · 2 banked · as of 13:05". */
export function digestCard({ view, gauge, now, hideNumbers }: PushTextsInput): PushCard {
  if (hideNumbers || !view) return { says: updated, tag, silent: true, badge: null };
  const windows = view.windows
    .filter(({ limit, state, isHidden }) => limit === 'codex' && state !== 'withdrawn' && !isHidden)
    .slice(0, 2);
  const shown = windows.map((window) =>
    message('push.window', { gauge, window: windowValue(window), percent: percentOf(window, gauge) }),
  );
  const facts = [
    ...resetFact(windows[0], now),
    ...bankFact(view),
    message('push.asOf', { at: view.observedAt ?? now }),
  ];
  const title = shown.length > 0 ? dotsOf(shown) : updated.title;
  return { says: { title, body: [dotsOf(facts)] }, tag, silent: true, badge: appBadge(view, gauge) };
}

/** What an alert says, under its own tag, which is the same on every device. */
export function alertCard(
  { tag: name, title, body, silent }: Pick<PlatformNotification, 'tag' | 'title' | 'body' | 'silent'>,
  badge: number | null,
  hideNumbers: boolean,
): PushCard {
  if (!hideNumbers) return { says: { title, body }, tag: name, silent, badge };
  return { says: news, tag: name, silent, badge: null };
}

/** With texts in the language of this computer, for phones of older versions. */
export function withTexts({ says, tag: name, silent, badge }: PushCard, { spell, sentences }: Translator): PushTexts {
  return { title: spell(says.title), body: sentences(says.body), tag: name, silent, badge, says };
}

/** Never more left than there is: 79.5 left is 79 left or 21 used, and a last bit left is not all used. */
function percentOf({ leftPercent }: WindowView, gauge: GaugeMode): number {
  if (gauge === 'left') return leftPercent;
  return Math.min(100 - Math.floor(leftPercent + 1e-9), leftPercent > 0 ? 99 : 100);
}

function resetFact(window: WindowView | undefined, now: Instant): readonly Message[] {
  const at = window?.resetsAt;
  return window && at && at > now ? [message('push.resets', { window: windowValue(window), at })] : [];
}

function bankFact({ bank }: AccountView): readonly Message[] {
  return bank.available ? [message('push.banked', { count: bank.available })] : [];
}
