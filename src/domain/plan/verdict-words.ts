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
  const { advice, madeAt, worthNowPercent, bestAt, lapseRisk } = verdict;
  const lapses = expiresAt === null ? 'it lapses' : `it lapses ${dayPart(expiresAt, madeAt, place)}`;
  if (advice === 'use-now')
    return `Use it now: it brings ${worthWords(worthNowPercent)}, and waiting is not expected to bring much more.`;
  if (advice === 'let-lapse' || bestAt === null)
    return `Let it be: at your pace you are not expected to run out before ${lapses}.`;
  const best = dayPart(bestAt, madeAt, place);
  const risk = (lapseRisk ?? 0) >= 0.1 ? ` ${capital(odds(lapseRisk ?? 0))} that it lapses unused.` : '';
  return `${first ? waitWords(verdict, best) : keepWords(verdict, best)}${risk}`;
}

function keepWords({ worthThenPercent }: ResetVerdict, best: string): string {
  // What is worth nothing has no best day.
  if (rounded(worthThenPercent) < 1)
    return 'Keep it for after the others; it is expected to be worth next to nothing then.';
  return `Keep it for after the others: best ${best}, worth ${worthWords(worthThenPercent)} then.`;
}

function waitWords({ worthNowPercent, worthThenPercent }: ResetVerdict, best: string): string {
  const [worth, then] = [rounded(worthNowPercent), rounded(worthThenPercent)];
  if (worth < 1 && then < 1)
    return `Wait: using it now would lose you time, and it is expected to be worth next to nothing ${best}.`;
  if (worth < 1) return `Wait: using it now would lose you time; best ${best}, worth about ${then} % then.`;
  return `Wait: worth ${worthWords(then)} ${best}, ${worth} % now.`;
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
  return `${held}, worth ${worthWords(worth)} in all: ${next}${rest}.`;
}

function nextUse({ bestAt, madeAt }: ResetVerdict, place: Place): string {
  return bestAt === null ? 'not in sight' : dayPart(bestAt, madeAt, place);
}

/** "about 40 % of a whole window"; nobody counts on "about 0 %". */
function worthWords(percent: number | null): string {
  return rounded(percent) < 1 ? 'next to nothing' : `about ${rounded(percent)} % of a whole window`;
}

function rounded(percent: number | null): number {
  return Math.round(percent ?? 0);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
