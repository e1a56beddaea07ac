import { dayPart, odds } from '../forecast/forecast-sentences';
import type { ResetAdvice } from '../forecast/outlook';
import type { LocaleAndZone } from '../time/format-instant';
import type { Instant } from '../time/instant';

export interface AdviceContext {
  /** Whether it is the one that would be used next. */
  readonly first: boolean;
  readonly expiresAt: Instant | null;
  readonly place: LocaleAndZone;
}

/** The verdict on one reset in one sentence with its reason. */
export function adviceSentence(verdict: ResetAdvice, setting: AdviceContext): string {
  const { advice, bestAt } = verdict;
  if (advice === 'use-now') return spendWords(verdict);
  if (advice === 'let-lapse' || bestAt === null) return leaveWords(verdict, setting);
  const best = dayPart(bestAt, verdict.madeAt, setting.place);
  return `${setting.first ? waitWords(verdict, best) : keepWords(verdict, best)}${riskWords(verdict.lapseRisk ?? 0)}`;
}

function spendWords({ worthNowPercent }: ResetAdvice): string {
  // One more or less of many is worth nothing by itself; waiting would cost one all the same.
  if (rounded(worthNowPercent) < 1) return 'Use it now: you hold more than you are expected to need before they lapse.';
  return `Use it now: it brings ${worthWords(worthNowPercent)}, and waiting is not expected to bring much more.`;
}

function leaveWords(verdict: ResetAdvice, { first, expiresAt, place }: AdviceContext): string {
  const { advice, madeAt, forfeitedPercent } = verdict;
  if (advice === 'wait')
    return 'Wait: at your pace you are not expected to run out in the coming weeks, and nothing presses.';
  const lapses = `before it lapses${expiresAt === null ? '' : ` ${dayPart(expiresAt, madeAt, place)}`}`;
  if (!first) return `Let it be: once the others are used, you are not expected to need it ${lapses}.`;
  // Whoever has run out is not told that they will not.
  if ((forfeitedPercent ?? 100) <= 0)
    return `Let it be: the window starts over by itself soon, and you are not expected to run out again ${lapses}.`;
  return `Let it be: at your pace you are not expected to run out ${lapses}.`;
}

/** "1 in 2" is as far as odds go: what is likelier is said in words. */
function riskWords(risk: number): string {
  if (risk < 0.1) return '';
  if (risk < 0.6) return ` ${capital(odds(risk))} that it lapses unused.`;
  return risk < 0.88 ? ' It will probably lapse unused.' : ' It will almost surely lapse unused.';
}

function keepWords({ worthThenPercent }: ResetAdvice, best: string): string {
  // What is worth nothing has no best day.
  if (rounded(worthThenPercent) < 1)
    return 'Keep it for after the others; it is expected to be worth next to nothing then.';
  return `Keep it for after the others: best ${best}, worth ${worthWords(worthThenPercent)} then.`;
}

function waitWords(verdict: ResetAdvice, best: string): string {
  const [worth, then] = [rounded(verdict.worthNowPercent), rounded(verdict.worthThenPercent)];
  if (isNoHurry(verdict))
    return then < 1
      ? 'Wait: it is expected to be worth next to nothing, now or later.'
      : `Wait: worth ${worthWords(then)}, and now is not clearly better than later.`;
  if (worth < 1 && then < 1)
    return `Wait: using it now would lose you time, and it is expected to be worth next to nothing ${best}.`;
  if (worth < 1) return `Wait: using it now would lose you time; best ${best}, worth about ${then} % then.`;
  if (worth === then) return `Wait: worth ${worthWords(then)} ${best} as well as now.`;
  return `Wait: worth ${worthWords(then)} ${best}, ${worth} % now.`;
}

/** Waiting is advised although now is as good a moment as is expected to come: it is only not better by enough. */
function isNoHurry({ advice, bestAt, madeAt }: ResetAdvice): boolean {
  return advice === 'wait' && bestAt !== null && bestAt <= madeAt;
}

/** One sentence for all resets held; null when none is. */
export function bankSentence(verdicts: readonly ResetAdvice[], place: LocaleAndZone): string | null {
  const [first] = verdicts;
  if (!first) return null;
  const held = verdicts.length === 1 ? 'One reset held' : `${verdicts.length} resets held`;
  if (first.silence) return `${held}. ${first.text}`;
  const worth = verdicts.reduce((sum, { worthThenPercent, lapseRisk }) => {
    return sum + (worthThenPercent ?? 0) * (1 - (lapseRisk ?? 0));
  }, 0);
  const lapsing = verdicts.filter(({ lapseRisk }) => (lapseRisk ?? 0) >= 0.6).length;
  if (lapsing === verdicts.length)
    return `${held}; at your pace ${lapsing === 1 ? 'it' : 'they'} will probably lapse unused.`;
  const rest = lapsing > 0 ? `; ${lapsing} will probably lapse` : '';
  return `${held}, worth ${worthWords(worth)} in all: ${nextWords(first, place)}${rest}.`;
}

function nextWords(first: ResetAdvice, place: LocaleAndZone): string {
  if (first.advice === 'use-now') return 'use one now';
  if (first.advice === 'let-lapse' || first.bestAt === null) return 'next best use not in sight';
  return isNoHurry(first) ? 'no hurry to use one' : `next best use ${dayPart(first.bestAt, first.madeAt, place)}`;
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
