// Short names of extra windows, for where a whole one does not fit: "Spark 5 h" of "GPT-5.3-Codex-Spark 5-hour".
import type { WindowView } from '../../domain/accounts/account-view';
import { message, windowValue } from '../../domain/messages/message';
import type { Message, Value } from '../../domain/messages/value';
import { limitName } from '../../domain/windows/limit-window';

type Named = Pick<WindowView, 'limit' | 'seconds' | 'name'>;

/** A window's short name among those shown with it: with its length where another of them has the same limit. */
export function shortName(window: Named, among: readonly Named[]): Message {
  if (window.limit === 'codex') return message('windows.short.name', { name: windowValue(window) });
  const name = shortLimit(window, among);
  const isAlone = among.every(({ limit, seconds }) => limit !== window.limit || seconds === window.seconds);
  return isAlone
    ? message('windows.short.name', { name })
    : message('windows.short.ofLength', { name, length: shortLength(window.seconds) });
}

/** The last part of a name like "GPT-5.3-Codex-Spark", unless another limit shares it or it says nothing by itself. */
function shortLimit(window: Named, among: readonly Named[]): Value {
  if (window.limit === 'code_review') return message('windows.short.review');
  const whole = limitName(window.limit, window.name);
  const last = lastPart(whole);
  const isShared = among.some(({ limit, name }) => limit !== window.limit && lastPart(limitName(limit, name)) === last);
  return isShared || !/\p{L}{3}/u.test(last) ? whole : last;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('-') + 1);
}

const daySeconds = 86_400;

function shortLength(seconds: number): Message {
  if (seconds === 7 * daySeconds) return message('windows.short.week');
  if (seconds % daySeconds === 0) return message('windows.short.days', { count: seconds / daySeconds });
  if (seconds % 3_600 === 0) return message('windows.short.hours', { count: seconds / 3_600 });
  return message('windows.short.minutes', { count: Math.round(seconds / 60) });
}
