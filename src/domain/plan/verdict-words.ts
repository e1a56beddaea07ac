import type { Instant } from '../instant';
import type { Place } from '../view/format-instant';
import { dayPart, odds } from './forecast-words';
import type { ResetVerdict } from './outlook';

export interface VerdictSetting {
  /** Whether it is the one that would be used next. */
  readonly first: boolean;
  readonly expiresAt: Instant | null;
  readonly place: Place;
}

/** The verdict on one reset in one sentence with its reason. */
export function verdictWords(verdict: ResetVerdict, { first, expiresAt, place }: VerdictSetting): string {
  const { advice, madeAt, worthNowPercent, worthThenPercent, bestAt, lapseRisk } = verdict;
  const worth = Math.round(worthNowPercent ?? 0);
  const then = Math.round(worthThenPercent ?? 0);
  const lapses = expiresAt === null ? 'it lapses' : `it lapses ${dayPart(expiresAt, madeAt, place)}`;
  if (advice === 'use-now')
    return `Use it now: it brings about ${worth} % of a whole window, and waiting is not expected to bring much more.`;
  if (advice === 'let-lapse' || bestAt === null)
    return `Let it be: at your pace you are not expected to run out before ${lapses}.`;
  const best = dayPart(bestAt, madeAt, place);
  const risk = (lapseRisk ?? 0) >= 0.1 ? ` ${capital(odds(lapseRisk ?? 0))} that it lapses unused.` : '';
  if (!first) return `Keep it for after the others: best ${best}, worth about ${then} % of a whole window then.${risk}`;
  if (worth <= 0) return `Wait: using it now would lose you time; best ${best}, worth about ${then} % then.${risk}`;
  return `Wait: worth about ${then} % of a whole window ${best}, ${worth} % now.${risk}`;
}

/** One sentence for all resets held; null when none is. */
export function bankWords(verdicts: readonly ResetVerdict[], place: Place): string | null {
  const [first] = verdicts;
  if (!first) return null;
  const held = verdicts.length === 1 ? 'One reset held' : `${verdicts.length} resets held`;
  if (first.silence) return `${held}. ${first.text}`;
  const worth = verdicts.reduce((sum, { worthThenPercent, lapseRisk }) => {
    return sum + (worthThenPercent ?? 0) * (1 - (lapseRisk ?? 0));
  }, 0);
  const lapsing = verdicts.filter(({ lapseRisk }) => (lapseRisk ?? 0) > 0.5).length;
  if (lapsing === verdicts.length) return `${held}; at your pace ${lapsing === 1 ? 'it' : 'they'} will lapse unused.`;
  const next = first.advice === 'use-now' ? 'use one now' : `next best use ${nextUse(first, place)}`;
  const rest = lapsing > 0 ? `; ${lapsing} will probably lapse` : '';
  return `${held}, worth about ${Math.round(worth)} % of a whole window in all: ${next}${rest}.`;
}

function nextUse({ bestAt, madeAt }: ResetVerdict, place: Place): string {
  return bestAt === null ? 'not in sight' : dayPart(bestAt, madeAt, place);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
