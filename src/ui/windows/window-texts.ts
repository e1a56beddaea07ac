// Messages about a window: short ones for the row, and one whole sentence for screen readers.
import type { WindowView } from '../../domain/accounts/account-view';
import { itemsOf, message } from '../../domain/messages/message';
import type { Message, Value } from '../../domain/messages/value';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import type { Formats } from '../../i18n/formats';
import { type Pace, paceOf } from './even-pace';

const paceMarks = { over: '▲', even: '●', spare: '▽' } as const;

/** "▲" and "27% over pace", "●" and "on pace", "▽" and "12% to spare". */
export function paceText({ kind, points }: Pace): { readonly mark: string; readonly text: Message } {
  const mark = paceMarks[kind];
  if (kind === 'even') return { mark, text: message('windows.pace.even') };
  const text = kind === 'over' ? message('windows.pace.over', { points }) : message('windows.pace.spare', { points });
  return { mark, text };
}

/** The message with the instant at which a window is full again; null where there is no such instant. */
export function returnKey({ state, resetsAt }: WindowView) {
  if (resetsAt === null) return null;
  if (state === 'exhausted') return 'windows.back';
  if (state === 'recovered') return 'windows.shouldBeFull';
  return state === 'running' ? 'windows.full' : null;
}

/** A window in one sentence: how much, until when, its forecast or else its pace, and how reliable that is. */
export function windowSentence(
  window: WindowView,
  gauge: GaugeMode,
  now: Instant,
  formats: Formats,
  outlook: Message | null = null,
): Message {
  const { state, resetsAt: at } = window;
  const amount = message('common.amount', { gauge, percent: formats.gauge(window.leftPercent, gauge) });
  if (state === 'withdrawn') return message('windows.sentence.withdrawn', { amount });
  if (state === 'recovered' && at !== null) return message('windows.sentence.recovered', { at });

  const pace = paceOf(window);
  const parts: readonly (Value | false | null)[] = [
    amount,
    state === 'unstarted' && message('windows.starts'),
    state === 'exhausted' && message('windows.usedUp'),
    state === 'exhausted' && at !== null && message('windows.sentence.back', { at }),
    state === 'running' && at !== null && message('windows.sentence.full', { at }),
    outlook ?? (pace && paceText(pace).text),
    !window.confirmed && message('windows.sentence.unconfirmed'),
    window.freshness === 'aged' && message('windows.sentence.aged', { age: now - window.observedAt }),
  ];
  return message('windows.sentence', { parts: itemsOf(parts.filter((part) => part !== false && part !== null)) });
}
