// Texts about a window: short ones for the row, and one whole sentence for screen readers.

import type { WindowView } from '../../domain/accounts/account-view';
import type { GaugeMode } from '../../domain/settings';
import { formatInstant, type LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { formatAgo } from '../../i18n/format-duration';
import { formatPercent } from '../../i18n/format-percent';
import { type Pace, paceOf } from './even-pace';

const paceMarks = { over: '▲', even: '●', spare: '▽' } as const;

/** "▲" and "27 % over pace", "●" and "on pace", "▽" and "12 % to spare". */
export function paceText(pace: Pace): { readonly mark: string; readonly text: string } {
  const mark = paceMarks[pace.kind];
  if (pace.kind === 'even') return { mark, text: 'on pace' };
  return { mark, text: pace.kind === 'over' ? `${pace.points} % over pace` : `${pace.points} % to spare` };
}

/** The text before the instant at which a window is full again; null where there is no such instant. */
export function returnText({ state, resetsAt }: WindowView): string | null {
  if (resetsAt === null) return null;
  if (state === 'exhausted') return 'back';
  if (state === 'recovered') return 'should be full since';
  return state === 'running' ? 'full again' : null;
}

/** A window in one sentence: how much, until when, its forecast or else its pace, and how reliable that is. */
export function windowSentence(
  window: WindowView,
  mode: GaugeMode,
  now: Instant,
  place: LocaleAndZone,
  outlook: string | null = null,
): string {
  const amount = `${formatPercent(window.leftPercent, mode)} % ${mode}`;
  if (window.state === 'withdrawn') return `${amount} when last listed; the usage page no longer shows this window.`;
  const prefix = returnText(window);
  const when =
    prefix === null || window.resetsAt === null ? null : `${prefix} ${formatInstant(window.resetsAt, now, place)}`;
  if (window.state === 'recovered') return `${sentenceCase(when ?? 'should be full')}, not confirmed.`;

  const pace = paceOf(window);
  const parts = [
    amount,
    window.state === 'unstarted' && 'starts with your next message',
    window.state === 'exhausted' && 'used up',
    when,
    outlook ?? (pace && paceText(pace).text),
    !window.confirmed && 'not yet confirmed by a second reading',
    window.freshness === 'aged' && `as seen ${formatAgo(now - window.observedAt)}`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
