// The texts of a push as the phone's lock screen shows them. The user may hide the numbers.

import type { AccountView, WindowView } from '../../domain/accounts/account-view';
import { appBadge } from '../../domain/headline/badge';
import type { GaugeMode } from '../../domain/settings';
import { formatClock, formatInstant, type LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { formatPercent } from '../../i18n/format-percent';
import type { PushTexts } from '../../sync/push/push-notice';

export interface PushTextsInput {
  /** The account the badge shows; null before anything was seen. */
  readonly view: AccountView | null;
  readonly gauge: GaugeMode;
  readonly now: Instant;
  readonly place: LocaleAndZone;
  readonly hideNumbers: boolean;
}

/** Digests share one tag, so that a new one replaces the last. */
const tag = 'headroom';

/** "5-hour 38% left · Weekly 69% left", "5-hour resets today 18:52 CET · 2 banked · as of 13:05". */
export function digestTexts({ view, gauge, now, place, hideNumbers }: PushTextsInput): PushTexts {
  if (hideNumbers || !view) {
    return { title: 'Usage updated', body: 'Open Headroom to see it.', tag, silent: true, badge: null };
  }
  const windows = view.windows
    .filter(({ limit, state, isHidden }) => limit === 'codex' && state !== 'withdrawn' && !isHidden)
    .slice(0, 2);
  const shown = windows.map((window) => `${window.label} ${formatPercent(window.leftPercent, gauge)}% ${gauge}`);
  const [first] = windows;
  const body = [resetText(first, now, place), bankText(view), `as of ${formatClock(view.observedAt ?? now, place)}`];
  return {
    title: shown.join(' · ') || view.headline.text,
    body: body.filter(Boolean).join(' · '),
    tag,
    silent: true,
    badge: appBadge(view, gauge),
  };
}

/** An alert's own texts under its own tag, which is the same on every device. */
export function alertTexts(
  { tag: name, title, body, silent }: { tag: string; title: string; body: string; silent: boolean },
  badge: number | null,
  hideNumbers: boolean,
): PushTexts {
  if (!hideNumbers) return { title, body, tag: name, silent, badge };
  return { title: 'Headroom has news', body: 'Open it to see.', tag: name, silent, badge: null };
}

function resetText(window: WindowView | undefined, now: Instant, place: LocaleAndZone): string {
  if (!window?.resetsAt) return '';
  const resets = window.resetsAt > now;
  return resets ? `${window.label} resets ${formatInstant(window.resetsAt, now, place)}` : '';
}

function bankText({ bank }: AccountView): string {
  return bank.available ? `${bank.available} banked` : '';
}
